package dev.parley.app.chat;

import dev.parley.client.EventStream;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A stream whose events a test puts in as it goes; closing it cancels, as the contract says. */
final class ScriptedStream implements EventStream {
    private final BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
    private final AtomicInteger puts = new AtomicInteger();
    private final AtomicInteger pulls = new AtomicInteger();
    private volatile boolean closed;
    private boolean over;

    ScriptedStream phase(Phase phase) {
        return put(new StreamEvent.PhaseChanged(phase, null, System.nanoTime()));
    }

    ScriptedStream text(String text) {
        return put(new StreamEvent.TextDelta(0, text, System.nanoTime()));
    }

    ScriptedStream thought(String text) {
        return put(new StreamEvent.ReasoningDelta(0, text, System.nanoTime()));
    }

    ScriptedStream completed() {
        return put(new StreamEvent.Completed(FinishReason.STOP, System.nanoTime()));
    }

    ScriptedStream failed(InferenceError error) {
        return put(new StreamEvent.Failed(error, System.nanoTime()));
    }

    ScriptedStream put(StreamEvent event) {
        puts.incrementAndGet();
        events.add(event);
        return this;
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether the reader has dealt with all that was put in: it has come back for more. Not after a terminal event. */
    boolean isReadUp() {
        return pulls.get() > puts.get();
    }

    @Override
    public @Nullable StreamEvent next() {
        if (over) {
            return null;
        }
        pulls.incrementAndGet();
        try {
            StreamEvent event = events.take();
            over = event instanceof StreamEvent.Terminal;
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        events.add(new StreamEvent.Cancelled(System.nanoTime()));
    }
}
