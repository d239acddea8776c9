package dev.parley.gateway.job;

/** The database of jobs could not be opened, read or written. Its message is one sentence for people. */
public final class JobStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean full;

    public JobStoreException(String message) {
        super(message);
        this.full = false;
    }

    public JobStoreException(String message, Throwable cause) {
        this(message, cause, false);
    }

    JobStoreException(String message, Throwable cause, boolean full) {
        super(message, cause);
        this.full = full;
    }

    /** Whether there is no room on the disk. */
    public boolean full() {
        return full;
    }
}
