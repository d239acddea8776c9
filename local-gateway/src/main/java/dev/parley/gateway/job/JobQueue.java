package dev.parley.gateway.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.parley.gateway.upstream.UpstreamState;
import dev.parley.gateway.upstream.Waiting;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Accepts jobs, keeps them and runs them. A job that was accepted is on the disk; it survives the process, however that
 * ends, and goes on at the next start, or at once in another process on the same database. Blocking, thread-safe.
 */
public final class JobQueue implements AutoCloseable {
    private static final Duration SWEEP_AT_MOST_EVERY = Duration.ofSeconds(1);
    private static final Duration SWEEP_AT_LEAST_EVERY = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    /** The fewest that db-scheduler takes; a process is dead after as many heartbeats. */
    private static final int HEARTBEATS_MISSED = 4;
    /** Aborted calls end at once; an answer that just came in has this long to be stored. */
    private static final Duration STOP_WAIT = Duration.ofMillis(500);

    private static final Waiting SERVICE_DOWN = new Waiting(UpstreamState.FAILED, 0);
    private static final int ID_LENGTH = 12;
    private static final String ID_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final @Nullable DataFolder folder;
    private final JobDatabase database;
    private final JobStore store;
    private final EventHub hub = new EventHub();
    private final QueueDepth depth;
    private final JobRunner runner;
    private final @Nullable FenceWatch watch;
    private final @Nullable Webhooks webhooks;
    private final Scheduler scheduler;
    private final JobRules rules;
    private final JobCaller caller;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    private JobQueue(@Nullable DataFolder folder, JobDatabase database, JobCaller caller, JobRules rules) {
        this.folder = folder;
        this.database = database;
        this.rules = rules;
        this.caller = caller;
        this.store = new JobStore(database);
        boolean shared = database.dialect().shared();
        this.depth = new QueueDepth(store::waiting, shared);
        RunStore runs = new RunStore(database);
        this.runner = new JobRunner(runs, caller, hub, clock, rules);
        if (!shared) {
            runs.recover(caller.once(), clock.instant());
        }
        depth.countAnew();
        this.scheduler = scheduler(new JobTasks(runs, runner, caller, depth, clock));
        this.watch = shared ? new FenceWatch(runs, runner) : null;
        this.webhooks = rules.webhooks() == null ? null : new Webhooks(database, store, rules.webhooks(), name());
    }

    /**
     * Opens the queue; jobs that an earlier process left go on.
     *
     * @param caller the jobs of services that it does not know wait until it does
     * @throws JobStoreException if the folder is in use or its database cannot be opened
     */
    public static JobQueue open(JobRules rules, JobCaller caller) {
        DataFolder folder = rules.folder() == null ? null : DataFolder.lock(rules.folder());
        JobDatabase database = null;
        try {
            database = rules.database() == null
                    ? JobDatabase.open(folder == null ? null : folder.database(), rules.durable())
                    : JobDatabase.connect(rules.database(), rules.durable());
            JobQueue queue = new JobQueue(folder, database, caller, rules);
            queue.start();
            return queue;
        } catch (JobStoreException e) {
            if (database != null) {
                database.close();
            }
            if (folder != null) {
                folder.close();
            }
            throw e;
        }
    }

    private void start() {
        scheduler.start();
        if (webhooks != null) {
            webhooks.start();
        }
    }

    private Scheduler scheduler(JobTasks tasks) {
        Retention retention = new Retention(store, clock, rules.kept());
        RecurringTask<Void> sweep =
                Tasks.recurring("retention", FixedDelay.of(sweepEvery())).execute((_, _) -> retention.sweep());
        return Scheduler.create(database.pool(), tasks.task())
                .startTasks(sweep)
                .executorService(Executors.newFixedThreadPool(
                        rules.concurrency(), Thread.ofVirtual().name("job-", 0).factory()))
                .threads(rules.concurrency())
                .schedulerName(new SchedulerName.Fixed(name()))
                .jdbcCustomization(database.dialect().scheduling())
                // Claims no more than can run: what is claimed and does not run has no heartbeat.
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED)
                .shutdownMaxWait(STOP_WAIT)
                .build();
    }

    private Duration sweepEvery() {
        Duration often = rules.kept().dividedBy(4);
        if (often.compareTo(SWEEP_AT_MOST_EVERY) < 0) {
            return SWEEP_AT_MOST_EVERY;
        }
        return often.compareTo(SWEEP_AT_LEAST_EVERY) > 0 ? SWEEP_AT_LEAST_EVERY : often;
    }

    /** Another one for each process, so that a claim says whose it is. */
    private String name() {
        return "gateway-" + newId();
    }

    /** Stores a job and queues it. */
    public Accepted accept(NewJob job) {
        if (depth.waiting() >= rules.queued()) {
            return new Accepted.QueueFull();
        }
        String id = newId();
        Accepted accepted = store.accept(id, job, clock.instant());
        if (accepted.equals(new Accepted.Stored(id))) {
            depth.changed(1);
            scheduler.triggerCheckForDueExecutions();
        }
        return accepted;
    }

    /** The job of that id, if this service has it and it is no background response. */
    public @Nullable JobStatus find(String service, String id) {
        JobStatus job = store.find(id);
        return job != null && job.service().equals(service) && job.response() == null ? job : null;
    }

    /** The job of that id that is a background response. */
    public @Nullable JobStatus findResponse(String id) {
        JobStatus job = store.find(id);
        return job != null && job.response() != null ? job : null;
    }

    /** The service's answer to a job that has ended, as text; {@code null} if it never answered. */
    public @Nullable String output(JobStatus job) {
        JobOutcome outcome = job.outcome();
        if (outcome == null || outcome.statusCode() == null) {
            return null;
        }
        byte[] bytes = store.output(job);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** The place of a waiting job among all that wait, from 1. */
    public int position(JobStatus job) {
        return Math.max(1, store.position(job));
    }

    /** The places of those of these jobs that wait, by their ids. */
    public Map<String, Integer> positions(List<JobStatus> jobs) {
        return store.positions(jobs.stream()
                .filter(job -> job.state() == JobState.PENDING)
                .map(JobStatus::id)
                .toList());
    }

    /** What a call that runs in this process waits for; {@code null} if it does not. */
    @Nullable Waiting waitsFor(JobStatus job) {
        // One that could not be sent waits in the queue to be tried again.
        boolean again = job.state() == JobState.PENDING && job.attempts() > 0;
        return again && caller.down(job.service()) ? SERVICE_DOWN : runner.waitsFor(job.id());
    }

    /** Whether the database answers. */
    public boolean works() {
        try {
            store.find("");
            return true;
        } catch (JobStoreException e) {
            return false;
        }
    }

    /** How many jobs wait. */
    public long waiting() {
        return depth.waiting();
    }

    /** How many run in this process. */
    public int running() {
        return runner.runs().size();
    }

    /** A page of a service's jobs, newest first. */
    public List<JobStatus> list(String service, int limit, @Nullable JobCursor after) {
        return store.list(service, limit, after);
    }

    /** Where the page after this job begins. */
    public static JobCursor after(JobStatus job) {
        return JobCursor.of(job);
    }

    /** Ends a job as cancelled, and aborts its call wherever it runs; false if it had ended. */
    public boolean cancel(JobStatus job) {
        boolean cancelled = store.cancel(job.id(), clock.instant());
        if (cancelled) {
            gone(job.id());
        }
        return cancelled;
    }

    /** Deletes a job, also one that runs. */
    public void delete(JobStatus job) {
        store.delete(job.id());
        gone(job.id());
    }

    private void gone(String id) {
        if (!runner.isCalling(id)) {
            depth.countAnew();
        }
        runner.abort(id);
        hub.changed(id);
    }

    /** Follows a job from the event after the given number on; 0 is the beginning. */
    public JobFeed follow(JobStatus job, long after) {
        return new JobFeed(this, store, hub, job.id(), after, database.dialect().shared());
    }

    /** Why this address cannot be called at the end of a job; {@code null} if it can. */
    public @Nullable String webhookFault(String url) {
        return webhooks == null ? "This gateway calls no webhooks: it has no key to sign with." : webhooks.fault(url);
    }

    private String newId() {
        return random.ints(ID_LENGTH, 0, ID_LETTERS.length())
                .mapToObj(i -> ID_LETTERS.substring(i, i + 1))
                .reduce("", String::concat);
    }

    /** Stops picking jobs up, aborts those that run and leaves them for the next start. Takes at most some seconds. */
    @Override
    public void close() {
        runner.stop();
        if (watch != null) {
            watch.close();
        }
        if (webhooks != null) {
            webhooks.close();
        }
        scheduler.stop();
        database.close();
        if (folder != null) {
            folder.close();
        }
    }
}
