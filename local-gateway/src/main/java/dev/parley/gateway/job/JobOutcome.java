package dev.parley.gateway.job;

import org.jspecify.annotations.Nullable;

/**
 * How a job ended, without its output.
 *
 * @param statusCode the service's status; {@code null} if it never answered
 * @param contentType of its answer
 * @param failReason for people; {@code null} if the job completed
 */
public record JobOutcome(
        @Nullable Integer statusCode,
        @Nullable String contentType,
        @Nullable String failReason) {

    /** The job failed before the service had answered. */
    static JobOutcome failed(String reason) {
        return new JobOutcome(null, null, reason);
    }

    /** An outcome without a reason to have failed is a completed one. */
    public JobState state() {
        return failReason == null ? JobState.COMPLETED : JobState.FAILED;
    }
}
