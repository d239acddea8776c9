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
    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();

    ResendQuestion(TurnFault fault, Duration wait) {
        this.fault = fault;
        this.wait = wait;
    }

    /** Why it did not work. */
    public TurnFault fault() {
        return fault;
    }

    /** What is waited after a yes, before the message leaves again. */
    public Duration delay() {
        return wait;
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
