package dev.parley.gateway.job;

import org.jspecify.annotations.Nullable;

/**
 * A job as it is stored.
 *
 * @param outcome there once the state is finished
 */
public record JobRecord(
        String id, NewJob request, JobState state, @Nullable JobOutcome outcome) {}
