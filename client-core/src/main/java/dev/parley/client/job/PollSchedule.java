package dev.parley.client.job;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When to ask for a job again: after 0.5 s, then half as long again each time up to 10 s, each wait moved by up to a
 * fifth either way so that many clients do not ask at once. The server's own Retry-After comes first.
 */
public final class PollSchedule {
    private static final double FIRST_MILLIS = 500;
    private static final double LONGEST_MILLIS = 10_000;
    private static final double GROWTH = 1.5;
    private static final double JITTER = 0.2;

    private final DoubleSupplier random;
    private double nextMillis = FIRST_MILLIS;

    /** Jitter comes from {@code random}, 0 (inclusive) to 1 (exclusive). */
    public PollSchedule(DoubleSupplier random) {
        this.random = random;
    }

    /** How long to wait before the next poll. */
    public Duration next(@Nullable Duration retryAfter) {
        double millis = nextMillis * (1 - JITTER + 2 * JITTER * random.getAsDouble());
        nextMillis = Math.min(nextMillis * GROWTH, LONGEST_MILLIS);
        return retryAfter != null ? retryAfter : Duration.ofMillis(Math.round(millis));
    }

    /** The job moved on: ask sooner again. */
    public void reset() {
        nextMillis = FIRST_MILLIS;
    }
}
