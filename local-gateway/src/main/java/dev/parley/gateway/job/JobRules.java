package dev.parley.gateway.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a queue keeps and runs its jobs.
 *
 * @param folder where SQLite keeps them; {@code null} with no database: in memory
 * @param database in the place of SQLite
 * @param concurrency jobs that run at a time
 * @param reach how long one is tried whose service cannot be reached
 * @param kept how long one that ended is kept
 * @param queued the most that may wait
 * @param durable whether an accepted job survives a loss of power
 * @param answerBytes the longest answer that is kept
 */
public record JobRules(
        @Nullable Path folder,
        @Nullable Database database,
        int concurrency,
        Duration reach,
        Duration kept,
        int queued,
        boolean durable,
        int answerBytes,
        @Nullable Webhooks webhooks) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /**
     * How long a job pauses that could not be sent in so many attempts, each pause twice the one before; {@code null}: it
     * has been tried long enough.
     */
    @Nullable Duration pause(int attempts) {
        Duration tried = Duration.ZERO;
        Duration pause = FIRST_PAUSE;
        for (int i = 1; i < attempts && tried.compareTo(reach) < 0; i++) {
            tried = tried.plus(pause);
            pause = twice(pause);
        }
        return tried.compareTo(reach) < 0 ? pause : null;
    }

    private static Duration twice(Duration pause) {
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** A PostgreSQL database. The text form has no secret. */
    public record Database(
            String url, @Nullable String user, @Nullable String password) {
        @Override
        public String toString() {
            return "Database";
        }
    }

    /**
     * Who may be told of the end of a job.
     *
     * @param key {@code whsec_} and base64; secret, not in {@link #toString()}
     * @param hosts names, or names with {@code :port}
     */
    public record Webhooks(String key, List<String> hosts) {
        public Webhooks {
            hosts = List.copyOf(hosts);
        }

        @Override
        public String toString() {
            return "Webhooks[hosts=" + hosts + "]";
        }
    }
}
