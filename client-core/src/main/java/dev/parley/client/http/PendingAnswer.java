package dev.parley.client.http;

import dev.parley.client.Phase;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/** A request on its way: tells the phases it reaches, then its answer. */
public final class PendingAnswer {
    private final Attempt attempt;
    private final Exchange exchange;
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final FutureTask<HttpAnswer> task;

    /** What another thread tells the waiting one. */
    sealed interface Signal {}

    /** What {@link #next()} reports. */
    public sealed interface Outcome extends Signal {}

    public record Reached(Phase phase) implements Outcome {}

    public record Answered(HttpAnswer answer) implements Outcome {}

    /** The exchange is over: its task knows how. */
    private record Ended() implements Signal {}

    /** Something ended the attempt from outside: look what. */
    private record Woken() implements Signal {}

    PendingAnswer(Attempt attempt, Exchange exchange) {
        this.attempt = attempt;
        this.exchange = exchange;
        // A task keeps whatever ends it, a bug included: a reader that waited for an answer would wait for ever.
        this.task = new FutureTask<>(exchange::run) {
            @Override
            protected void done() {
                signals.add(new Ended());
            }
        };
    }

    void start() {
        Thread.ofVirtual().name("parley-exchange").start(task);
    }

    void reached(Phase phase) {
        signals.add(new Reached(phase));
    }

    void wake() {
        signals.add(new Woken());
    }

    /** Blocks for the next phase or the answer. */
    public Outcome next() throws AttemptFailure, AttemptCancelled {
        while (true) {
            attempt.checkAlive();
            switch (take()) {
                case Outcome outcome -> {
                    return outcome;
                }
                case Ended ended -> {
                    return new Answered(answer());
                }
                case Woken woken -> {
                    // checkAlive says what happened
                }
            }
        }
    }

    private HttpAnswer answer() throws AttemptFailure, AttemptCancelled {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptCancelled();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException broken -> throw attempt.fault(exchange.url(), broken, false);
                case AttemptFailure failure -> throw failure;
                case null, default -> throw new IllegalStateException("an exchange ended by a fault of ours", e);
            }
        }
    }

    private Signal take() throws AttemptCancelled {
        try {
            return signals.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptCancelled();
        }
    }
}
