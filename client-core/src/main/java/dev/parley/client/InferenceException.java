package dev.parley.client;

/** For callers that prefer an exception to a terminal event, such as one that collects a whole answer. */
public final class InferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient InferenceError error;

    public InferenceException(InferenceError error) {
        super(InferenceErrorText.sentence(error));
        this.error = error;
    }

    public InferenceError error() {
        return error;
    }
}
