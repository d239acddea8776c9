package dev.parley.client.http;

/** The caller closed the stream. */
public final class AttemptCancelled extends Exception {
    private static final long serialVersionUID = 1L;

    public AttemptCancelled() {
        super("cancelled", null, false, false);
    }
}
