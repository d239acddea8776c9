package dev.parley.gateway.job;

/** The database of jobs could not be opened, read or written. Its message is one sentence for people. */
public final class JobStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobStoreException(String message) {
        super(message);
    }

    public JobStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
