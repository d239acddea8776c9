package dev.parley.gateway.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A run of a job that has begun.
 *
 * @param fence its number; once another start has taken a higher one this run can write nothing any more
 * @param attempts how often it was started, this time included
 * @param waited from its acceptance to its first start; {@code null}: it was started before
 */
record Started(
        String id,
        long fence,
        NewJob request,
        int attempts,
        @Nullable Duration waited) {}
