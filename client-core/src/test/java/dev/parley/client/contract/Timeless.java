package dev.parley.client.contract;

import dev.parley.client.StreamEvent;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Events without their times, to be compared. */
public final class Timeless {

    private Timeless() {}

    public static List<StreamEvent> of(List<StreamEvent> events) {
        return events.stream().map(Timeless::of).toList();
    }

    /** The same event at time 0. */
    public static StreamEvent of(StreamEvent event) {
        if (event instanceof StreamEvent.TextDelta delta) { // most of all events: the others are taken apart
            return new StreamEvent.TextDelta(delta.choice(), delta.text(), 0);
        }
        try {
            RecordComponent[] components = event.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                boolean time = components[i].getName().equals("atNanos");
                values[i] = time ? 0L : components[i].getAccessor().invoke(event);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (StreamEvent) event.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("an event that is no plain record: " + event, e);
        }
    }
}
