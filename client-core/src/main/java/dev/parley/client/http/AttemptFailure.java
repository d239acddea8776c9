package dev.parley.client.http;

import dev.parley.client.InferenceError;

/** Ends an attempt with a known error; caught by the stream that turns it into its terminal event. */
public final class AttemptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient InferenceError error;

    public AttemptFailure(InferenceError error) {
        // The kind only: the error itself is the message for people, and a trace is of no use to anybody.
        super(error.textKey(), null, false, false);
        this.error = error;
    }

    public InferenceError error() {
        return error;
    }
}
