package dev.parley.client.delivery;

import dev.parley.client.EventStream;
import dev.parley.client.StreamEvent;
import dev.parley.client.http.Attempt;
import dev.parley.client.http.AttemptCancelled;
import dev.parley.client.http.AttemptFailure;
import dev.parley.client.protocol.EventSink;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Runs steps as events are pulled, and sees to it that exactly one terminal event comes, last. */
final class StepStream implements EventStream {
    private final Attempt attempt;
    private final Runnable atEnd;
    private final ArrayDeque<StreamEvent> ready = new ArrayDeque<>();
    /** Held while somebody reads: only then may the body not be closed, a cancelled call may always. */
    private final ReentrantLock reading = new ReentrantLock();

    private final EventSink sink = ready::add;
    private @Nullable Step step;
    private boolean ended;

    /** {@code atEnd} runs once, when nothing more is read. */
    StepStream(Attempt attempt, Step first, Runnable atEnd) {
        this.attempt = attempt;
        this.atEnd = atEnd;
        this.step = first;
    }

    @Override
    public @Nullable StreamEvent next() {
        reading.lock();
        try {
            while (ready.isEmpty() && !ended) {
                advance();
            }
            StreamEvent event = ready.poll();
            if (event == null) {
                attempt.release();
            }
            return event;
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        if (!reading.tryLock()) {
            attempt.cancel(); // the reader wakes up, says so, and cleans up
            return;
        }
        try {
            if (!ended) {
                attempt.cancel();
                atEnd.run();
            }
            attempt.release();
        } finally {
            reading.unlock();
        }
    }

    private void advance() {
        Step current = step;
        if (current == null) {
            throw new IllegalStateException("an attempt ended without a terminal event");
        }
        try {
            step = current.run(sink);
        } catch (AttemptFailure e) {
            broken(new StreamEvent.Failed(e.error(), System.nanoTime()));
        } catch (AttemptCancelled e) {
            broken(new StreamEvent.Cancelled(System.nanoTime()));
        }
        if (ready.peekLast() instanceof StreamEvent.Terminal) {
            attempt.stopClock();
            step = null;
            ended = true;
            atEnd.run();
        }
    }

    /** Nothing more is wanted of the connection, so closing it costs no time. */
    private void broken(StreamEvent.Terminal end) {
        ready.add(end);
        attempt.abandon();
        attempt.release();
    }
}
