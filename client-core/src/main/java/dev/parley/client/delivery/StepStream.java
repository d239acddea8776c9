package dev.parley.client.delivery;

import dev.parley.client.EventStream;
import dev.parley.client.StreamEvent;
import dev.parley.client.http.Attempt;
import dev.parley.client.http.AttemptCancelled;
import dev.parley.client.http.AttemptFailure;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Runs steps as events are pulled, and sees to it that exactly one terminal event comes, last. */
final class StepStream implements EventStream {
    private final Attempt attempt;
    private final ArrayDeque<StreamEvent> ready = new ArrayDeque<>();
    private @Nullable Step step;
    private boolean ended;

    StepStream(Attempt attempt, Step first) {
        this.attempt = attempt;
        this.step = first;
    }

    @Override
    public @Nullable StreamEvent next() {
        while (ready.isEmpty() && !ended) {
            advance();
        }
        return ready.poll();
    }

    @Override
    public void close() {
        attempt.cancel();
    }

    private void advance() {
        Step current = step;
        if (current == null) {
            throw new IllegalStateException("an attempt ended without a terminal event");
        }
        try {
            step = current.run(ready::add);
        } catch (AttemptFailure e) {
            ready.add(new StreamEvent.Failed(e.error(), System.nanoTime()));
        } catch (AttemptCancelled e) {
            ready.add(new StreamEvent.Cancelled(System.nanoTime()));
        }
        if (ready.peekLast() instanceof StreamEvent.Terminal) {
            ended = true;
            step = null;
            attempt.finish();
        }
    }
}
