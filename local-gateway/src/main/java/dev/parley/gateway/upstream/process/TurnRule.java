package dev.parley.gateway.upstream.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a model that runs makes room for another one of its group. A turn lasts until {@code quantum} after the first call
 * for another model came, or after the model got ready if that was later. It ends earlier when the model has had no call
 * for {@code linger}: a caller that sends one call after the other keeps its turn, one that is done does not hold others
 * up. After the turn no further call passes; those under way end, then the model is stopped. Next is the model whose
 * oldest call waits longest, so that nobody starves. Pure; all in nanoseconds.
 */
record TurnRule(long quantum, long linger) {
    private static final Duration LEAST_QUANTUM = Duration.ofSeconds(10);
    private static final Duration MOST_QUANTUM = Duration.ofMinutes(2);
    private static final Duration LEAST_LINGER = Duration.ofMillis(200);
    private static final Duration MOST_LINGER = Duration.ofSeconds(5);

    /** Twice the time that a start takes, so that no more than a third goes into starting, and a tenth of it. */
    static TurnRule of(@Nullable Duration start) {
        long took = start == null ? 0 : start.toNanos();
        return new TurnRule(
                Math.clamp(2 * took, LEAST_QUANTUM.toNanos(), MOST_QUANTUM.toNanos()),
                Math.clamp(took / 10, LEAST_LINGER.toNanos(), MOST_LINGER.toNanos()));
    }

    /**
     * When the turn ends. The differences of the times count, as those of {@link System#nanoTime}.
     *
     * @param readyAt when the model got ready
     * @param othersSince when the oldest call came that waits for another model
     * @param quiet whether the model has no call under way and none waiting
     * @param quietSince when its last call ended
     */
    long endsAt(long readyAt, long othersSince, boolean quiet, long quietSince) {
        long byQuantum = later(readyAt, othersSince) + quantum;
        if (!quiet) {
            return byQuantum;
        }
        long byQuiet = later(readyAt, quietSince) + linger;
        return byQuiet - byQuantum < 0 ? byQuiet : byQuantum;
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
