package dev.parley.gateway.upstream.process;

import java.time.Duration;

/**
 * How long a service that failed is not started again: 1 s, 2 s, 4 s, at most 60 s; from the beginning after it had served
 * for a minute. Takes the time as an argument, in {@link System#nanoTime} terms. Used under the lock of its group.
 */
final class BackOff {
    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final long MOST = Duration.ofSeconds(60).toNanos();
    private static final long SERVED_WELL = Duration.ofSeconds(60).toNanos();
    private static final int DOUBLINGS = 6;

    private int failures;
    private long until;

    /** It failed, after having served for {@code served} nanoseconds. */
    void failed(long now, long served) {
        failures = served >= SERVED_WELL ? 1 : failures + 1;
        until = now + Math.min(MOST, FIRST << Math.min(failures - 1, DOUBLINGS));
    }

    /** Nanoseconds until it may be started. */
    long remaining(long now) {
        return failures == 0 ? 0 : Math.max(0, until - now);
    }
}
