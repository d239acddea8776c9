package dev.parley.client.capture;

import java.util.Objects;

/**
 * What the run waited for, from {@code startNanos} to {@code endNanos} since its start. Phases follow each other and may
 * have gaps.
 */
public record CapturedPhase(Kind kind, long startNanos, long endNanos) {
    public CapturedPhase {
        Objects.requireNonNull(kind, "kind");
    }

    /** What can be waited for, in the usual order. */
    public enum Kind {
        /** Looking up the name and connecting. */
        CONNECT,
        TLS,
        /** The request is on its way out. */
        REQUEST,
        /** The endpoint starts a replica. */
        WAKING,
        QUEUED,
        /** The server loads the model. */
        LOADING,
        /** The model is at work, by the server's word. */
        RUNNING,
        /** To the head of the answer. */
        FIRST_BYTE,
        /** From the head to the first piece of the answer. */
        FIRST_TOKEN,
        /** From the first piece to the end. */
        ANSWER
    }

    public long nanos() {
        return endNanos - startNanos;
    }
}
