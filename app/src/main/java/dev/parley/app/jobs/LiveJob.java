package dev.parley.app.jobs;

import org.jspecify.annotations.Nullable;

/**
 * Where a job stands that is followed.
 *
 * @param running whether it is past its queue
 * @param queuePosition from 1, where the server tells
 * @param fraction 0 to 1, where the server tells
 * @param message the server's own word, or empty
 */
public record LiveJob(
        boolean running,
        @Nullable Integer queuePosition,
        @Nullable Double fraction,
        String message) {}
