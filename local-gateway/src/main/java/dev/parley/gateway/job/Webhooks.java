package dev.parley.gateway.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Tells callers' addresses that their jobs have ended. Scheduled with the end itself, so it survives the process; on a
 * scheduler of its own, so that slow receivers do not keep jobs waiting.
 */
final class Webhooks implements AutoCloseable {
    /** After as many failures it is given up. */
    private static final List<Duration> RETRY_AFTER = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2));

    private static final int THREADS = 4;
    private static final Duration STOP_WAIT = Duration.ofMillis(200);

    private final Set<String> hosts;
    private final JobStore store;
    private final WebhookCall call;
    private final Scheduler scheduler;
    private final Clock clock = Clock.systemUTC();

    Webhooks(JobDatabase database, JobStore store, JobRules.Webhooks rules, String name) {
        this.store = store;
        this.hosts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        this.hosts.addAll(rules.hosts());
        this.call = new WebhookCall(new WebhookSignature(rules.key()), clock);
        OneTimeTask<Void> task = Tasks.oneTime(Executions.WEBHOOK)
                .onFailure(this::retry)
                .execute((instance, _) -> deliver(instance.getId()));
        this.scheduler = Scheduler.create(database.pool(), task)
                .tableName(Schema.WEBHOOKS)
                .executorService(Executors.newFixedThreadPool(
                        THREADS, Thread.ofVirtual().name("webhook-", 0).factory()))
                .threads(THREADS)
                .schedulerName(new SchedulerName.Fixed(name))
                .jdbcCustomization(database.dialect().scheduling())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(5))
                .shutdownMaxWait(STOP_WAIT)
                .build();
    }

    void start() {
        scheduler.start();
    }

    /** Why an address is refused; {@code null} if it is not. */
    @Nullable String fault(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return "The webhook is not a URL.";
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return "The webhook is an http or https URL with a host and without a user.";
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return hosts.contains(uri.getHost()) || hosts.contains(uri.getHost() + port)
                ? null
                : "The host of the webhook is not among those that this gateway may call.";
    }

    /** Its address is checked again: the list of hosts may have changed since the job was accepted. */
    private void deliver(String id) {
        String url = store.webhook(id);
        JobStatus job = store.find(id);
        if (url != null && job != null && fault(url) == null) {
            call.post(URI.create(url), job);
        }
    }

    private void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        int failures = failed.getExecution().consecutiveFailures;
        if (failures >= RETRY_AFTER.size()) {
            operations.remove();
        } else {
            operations.reschedule(failed, clock.instant().plus(RETRY_AFTER.get(failures)));
        }
    }

    @Override
    public void close() {
        scheduler.stop();
        call.close();
    }
}
