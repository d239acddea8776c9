package dev.parley.gateway;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How jobs are kept and run.
 *
 * @param folder where SQLite keeps them; {@code null} with no database: in memory only
 * @param database shared by several gateways, in the place of SQLite; {@code null}: none
 * @param concurrency jobs that run at a time in this gateway
 * @param kept how long a job that has ended can be asked for
 * @param queued the most jobs that may wait; further ones are refused with 429
 * @param durable whether an accepted job survives a loss of power, not only a loss of the process
 * @param webhookKey signs the calls to callers' URLs ({@code whsec_...}, Standard Webhooks); {@code null}: there are none
 */
public record JobSettings(
        @Nullable Path folder,
        @Nullable DatabaseSettings database,
        int concurrency,
        Duration kept,
        int queued,
        boolean durable,
        @Nullable Credential webhookKey) {

    /** In memory; 8 at a time, kept 24 hours, 100,000 waiting, durable, no webhooks. */
    public static final JobSettings DEFAULT = new JobSettings(null, null, 8, Duration.ofHours(24), 100_000, true, null);

    private static final int MOST = 256;

    public JobSettings {
        if (concurrency < 1 || concurrency > MOST) {
            throw new GatewayException("The number of jobs at a time is from 1 to " + MOST + ".");
        }
        if (kept.toMillis() < 1 || queued < 1) {
            throw new GatewayException("Jobs are kept for some time, and at least one may wait.");
        }
        if (folder != null && database != null) {
            throw new GatewayException("Jobs are kept in a folder or in a database, not in both.");
        }
    }

    JobSettings withFolder(@Nullable Path value) {
        return new JobSettings(value, database, concurrency, kept, queued, durable, webhookKey);
    }

    JobSettings withConcurrency(int value) {
        return new JobSettings(folder, database, value, kept, queued, durable, webhookKey);
    }
}
