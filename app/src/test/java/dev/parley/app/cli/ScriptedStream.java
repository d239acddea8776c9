package dev.parley.app.cli;

import dev.parley.client.EventStream;
import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives out what a test wrote down; after it is closed, the end is "cancelled". */
final class ScriptedStream implements EventStream {
    private final Deque<StreamEvent> events;
    private boolean closed;
    private boolean ended;

    ScriptedStream(StreamEvent... events) {
        this.events = new ArrayDeque<>(List.of(events));
    }

    static StreamEvent text(String text) {
        return new StreamEvent.TextDelta(0, text, 0);
    }

    static StreamEvent completed() {
        return new StreamEvent.Completed(FinishReason.STOP, 0);
    }

    @Override
    public @Nullable StreamEvent next() {
        if (ended) {
            return null;
        }
        StreamEvent event = closed ? new StreamEvent.Cancelled(0) : events.removeFirst();
        ended = event instanceof StreamEvent.Terminal;
        return event;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
