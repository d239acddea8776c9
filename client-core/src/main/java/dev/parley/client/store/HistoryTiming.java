package dev.parley.client.store;

import java.time.Duration;

/**
 * When the history does what.
 *
 * @param journal how long a piece of an answer waits for more of it
 * @param firstRetry how long after a failed write it is tried again; twice as long each time
 * @param longestRetry the limit of that
 * @param care how long after the start the file is checked and backed up, so that the start is not slowed
 */
record HistoryTiming(Duration journal, Duration firstRetry, Duration longestRetry, Duration care) {
    static final HistoryTiming DEFAULT = new HistoryTiming(
            Duration.ofMillis(400), Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(3));
}
