package dev.parley.gateway.demo;

import java.time.Duration;

/**
 * Paces the tokens of one answer by a schedule rather than by a pause after each, so that the rate holds although every
 * pause is a little too long. Not thread-safe.
 */
final class DemoPacer {
    /** A reader that kept the model waiting gets at most this much of the schedule as one burst. */
    private static final long MAX_LAG_NANOS = Duration.ofMillis(50).toNanos();

    private final DemoClock clock;
    private final double nanosPerToken;
    private long due;

    /** Starts the schedule now; {@link Double#POSITIVE_INFINITY} tokens a second means no pauses at all. */
    DemoPacer(DemoClock clock, double tokensPerSecond) {
        this.clock = clock;
        this.nanosPerToken = 1e9 / tokensPerSecond;
        this.due = clock.nanoTime();
    }

    /** Waits for as long as this many tokens take. */
    void await(int tokens) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (nanosPerToken == 0) {
            return;
        }
        long now = clock.nanoTime();
        due = Math.max(due, now - MAX_LAG_NANOS) + (long) (nanosPerToken * tokens);
        if (due > now) {
            clock.sleep(Duration.ofNanos(due - now));
        }
    }
}
