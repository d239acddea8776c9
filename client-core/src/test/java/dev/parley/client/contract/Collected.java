package dev.parley.client.contract;

import dev.parley.client.EventStream;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.WireEvent;
import dev.parley.client.WireListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that one stream gave, and what went over the wire. */
public record Collected(List<StreamEvent> events, List<WireEvent> wire) {

    /** Opens a stream with a listener and pulls it to its end. */
    public static Collected from(Function<WireListener, EventStream> open) {
        List<WireEvent> wire = Collections.synchronizedList(new ArrayList<>());
        List<StreamEvent> events = new ArrayList<>();
        try (EventStream stream = open.apply(wire::add)) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
            }
        }
        return new Collected(List.copyOf(events), List.copyOf(wire));
    }

    public String text() {
        return of(StreamEvent.TextDelta.class).stream()
                .map(StreamEvent.TextDelta::text)
                .collect(Collectors.joining());
    }

    public String reasoning() {
        return of(StreamEvent.ReasoningDelta.class).stream()
                .map(StreamEvent.ReasoningDelta::text)
                .collect(Collectors.joining());
    }

    public <E extends StreamEvent> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public StreamEvent last() {
        return events.getLast();
    }

    public InferenceError error() {
        return ((StreamEvent.Failed) last()).error();
    }

    public long posts() {
        return wire.stream()
                .filter(event -> event instanceof WireEvent.BodySent sent
                        && sent.method().equals("POST"))
                .count();
    }

    /** All that a screen, a log or an export could show of this attempt. */
    public String shown() {
        return events + " " + wire;
    }
}
