package dev.parley.gateway.job;

import java.time.Clock;
import java.time.Duration;

/** Forgets jobs some time after they ended. */
final class Retention {
    private final JobStore store;
    private final Clock clock;
    private final Duration kept;

    Retention(JobStore store, Clock clock, Duration kept) {
        this.store = store;
        this.clock = clock;
        this.kept = kept;
    }

    /** Deletes what is old enough; how many. */
    int sweep() {
        return store.deleteFinishedBefore(clock.instant().minus(kept));
    }
}
