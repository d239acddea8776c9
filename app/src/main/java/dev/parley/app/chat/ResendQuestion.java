package dev.parley.app.chat;

import dev.parley.client.transcript.TurnFault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Asks the person whether a message may leave once more. It is asked within the turn that it is about; stopping the
 * answer is a no.
 */
public final class ResendQuestion {
    private final TurnFault fault;
    private final Duration wait;
    private final long askedNanos;
    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();

    /** {@code askedNanos}: now, on the clock of {@link System#nanoTime()}. */
    ResendQuestion(TurnFault fault, Duration wait, long askedNanos) {
        this.fault = fault;
        this.wait = wait;
        this.askedNanos = askedNanos;
    }

    /** Why it did not work. */
    public TurnFault fault() {
        return fault;
    }

    /** How long after the question the message leaves again at the earliest. */
    public Duration delay() {
        return wait;
    }

    /** What is left of that time at {@code nowNanos}. */
    public Duration left(long nowNanos) {
        return Duration.ofNanos(Math.clamp(wait.toNanos() - (nowNanos - askedNanos), 0, wait.toNanos()));
    }

    /** Answers; only the first answer counts. */
    public void answer(boolean sendAgain) {
        answer.complete(sendAgain);
    }

    /** Blocks for the answer. */
    boolean await() {
        return answer.join();
    }
}
