package dev.parley.gateway.job;

/** The gateway stops while a job runs; the job is left for the next start. */
final class JobInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobInterruptedException() {
        super("the gateway stops", null, false, false);
    }
}
