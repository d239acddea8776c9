package dev.parley.client.http;

import dev.parley.client.Phase;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;

/** A request on its way: tells the phases it reaches, then its answer. */
public final class PendingAnswer {
    private final Attempt attempt;
    private final Exchange exchange;
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    /** What another thread tells the waiting one. */
    sealed interface Signal {}

    /** What {@link #next()} reports. */
    public sealed interface Outcome extends Signal {}

    public record Reached(Phase phase) implements Outcome {}

    public record Answered(HttpAnswer answer) implements Outcome {}

    private record Broken(IOException cause) implements Signal {}

    private record Refused(AttemptFailure failure) implements Signal {}

    /** Something ended the attempt from outside: look what. */
    private record Woken() implements Signal {}

    PendingAnswer(Attempt attempt, Exchange exchange) {
        this.attempt = attempt;
        this.exchange = exchange;
    }

    void start() {
        Thread.ofVirtual().name("parley-exchange").start(() -> signals.add(run()));
    }

    private Signal run() {
        try {
            return new Answered(exchange.run());
        } catch (IOException e) {
            return new Broken(e);
        } catch (AttemptFailure e) {
            return new Refused(e);
        }
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
                case Broken broken -> throw attempt.fault(exchange.url(), broken.cause(), false);
                case Refused refused -> throw refused.failure();
                case Woken woken -> {
                    // checkAlive says what happened
                }
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
