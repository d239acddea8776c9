package dev.parley.gateway;

import dev.parley.gateway.job.JobRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How jobs are kept and run.
 *
 * @param folder where SQLite keeps them; {@code null} with no database: in memory only
 * @param database shared by several gateways, in the place of SQLite; {@code null}: none
 * @param concurrency jobs that run at a time in this gateway
 * @param reach how long a job is tried whose service cannot be reached; then it fails. Zero: it fails at once
 * @param kept how long a job that has ended can be asked for
 * @param queued the most jobs that may wait; further ones are refused with 429
 * @param durable whether an accepted job survives a loss of power, not only a loss of the process
 * @param webhookKey signs the calls to callers' URLs ({@code whsec_...}, Standard Webhooks); {@code null}: there are none
 * @param webhookHosts the only hosts that may be called so: names, or names with {@code :port}
 */
public record JobSettings(
        @Nullable Path folder,
        @Nullable DatabaseSettings database,
        int concurrency,
        Duration reach,
        Duration kept,
        int queued,
        boolean durable,
        @Nullable Credential webhookKey,
        List<String> webhookHosts) {

    /** In memory; 8 at a time, tried for 10 minutes, kept 24 hours, 100,000 waiting, durable, no webhooks. */
    public static final JobSettings DEFAULT = new JobSettings(
            null, null, 8, Duration.ofMinutes(10), Duration.ofHours(24), 100_000, true, null, List.of());

    private static final int MOST = 256;
    private static final String KEY_PREFIX = "whsec_";

    public JobSettings {
        webhookHosts = List.copyOf(webhookHosts);
        if (concurrency < 1 || concurrency > MOST) {
            throw new GatewayException("The number of jobs at a time is from 1 to " + MOST + ".");
        }
        if (reach.isNegative()) {
            throw new GatewayException("The time for which a job is tried cannot be negative.");
        }
        if (kept.toMillis() < 1 || queued < 1) {
            throw new GatewayException("Jobs are kept for some time, and at least one may wait.");
        }
        if (folder != null && database != null) {
            throw new GatewayException("Jobs are kept in a folder or in a database, not in both.");
        }
        if (webhookKey != null && !isKey(webhookKey.reveal())) {
            throw new GatewayException("The key of webhooks is whsec_ and base64.");
        }
    }

    private static boolean isKey(String key) {
        try {
            return key.startsWith(KEY_PREFIX)
                    && Base64.getDecoder().decode(key.substring(KEY_PREFIX.length())).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What the queue needs to know, beside the longest answer that it keeps. */
    JobRules rules(int answerBytes) {
        return new JobRules(
                folder,
                database == null ? null : database.rules(),
                concurrency,
                reach,
                kept,
                queued,
                durable,
                answerBytes,
                webhookKey == null ? null : new JobRules.Webhooks(webhookKey.reveal(), webhookHosts));
    }

    JobSettings withFolder(@Nullable Path value) {
        return new JobSettings(value, database, concurrency, reach, kept, queued, durable, webhookKey, webhookHosts);
    }

    JobSettings withReach(Duration value) {
        return new JobSettings(folder, database, concurrency, value, kept, queued, durable, webhookKey, webhookHosts);
    }

    JobSettings withConcurrency(int value) {
        return new JobSettings(folder, database, value, reach, kept, queued, durable, webhookKey, webhookHosts);
    }
}
