package dev.parley.gateway.job;

import org.jspecify.annotations.Nullable;

/**
 * How a job ended.
 *
 * @param statusCode the service's status; {@code null} if it never answered
 * @param rawOutput the body of its answer as text; {@code null} if it never answered
 * @param failReason for people; {@code null} if the job completed
 */
public record JobOutcome(
        @Nullable Integer statusCode,
        @Nullable String rawOutput,
        @Nullable String failReason) {

    /** An outcome without a reason to have failed is a completed one. */
    public JobState state() {
        return failReason == null ? JobState.COMPLETED : JobState.FAILED;
    }
}
