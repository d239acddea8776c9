package dev.parley.gateway.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Accepts jobs, keeps them and runs them. A job that was accepted is on the disk; it survives the process, however that
 * ends, and goes on at the next start. Blocking, thread-safe.
 */
public final class JobQueue implements AutoCloseable {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    /** Aborted calls end at once; an answer that just came in has this long to be stored. */
    private static final Duration STOP_WAIT = Duration.ofMillis(500);

    private static final int ID_LENGTH = 12;
    private static final String ID_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final @Nullable DataFolder folder;
    private final JobDatabase database;
    private final JobStore store;
    private final JobRunner runner;
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    private JobQueue(@Nullable DataFolder folder, JobDatabase database, JobCaller caller, int concurrency) {
        this.folder = folder;
        this.database = database;
        this.store = new JobStore(database.pool());
        this.runner = new JobRunner(store, caller, clock);
        this.task = Tasks.oneTime("job")
                .onFailure(this::retryUnlessStopping)
                .onDeadExecution(this::releaseUnlessCalling)
                .execute((instance, _) -> runner.run(instance.getId()));
        this.scheduler = scheduler(concurrency);
    }

    /**
     * Opens the queue; jobs that an earlier process left go on.
     *
     * @param dataFolder {@code null} keeps jobs in memory
     * @param services the jobs of other services wait until the gateway has them again
     * @param concurrency jobs that run at a time
     * @throws JobStoreException if the folder is in use or its database cannot be opened
     */
    public static JobQueue open(@Nullable Path dataFolder, Set<String> services, JobCaller caller, int concurrency) {
        DataFolder folder = dataFolder == null ? null : DataFolder.lock(dataFolder);
        JobDatabase database = null;
        try {
            database = JobDatabase.open(folder == null ? null : folder.database());
            JobQueue queue = new JobQueue(folder, database, caller, concurrency);
            queue.recover(services);
            queue.scheduler.start();
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

    private Scheduler scheduler(int concurrency) {
        Retention retention = new Retention(store, clock, KEPT);
        RecurringTask<Void> sweep =
                Tasks.recurring("retention", FixedDelay.of(SWEEP_EVERY)).execute((_, _) -> retention.sweep());
        return Scheduler.create(database.pool(), task)
                .startTasks(sweep)
                .executorService(Executors.newFixedThreadPool(
                        concurrency, Thread.ofVirtual().name("job-", 0).factory()))
                .threads(concurrency)
                .schedulerName(new SchedulerName.Fixed("gateway"))
                .enableImmediateExecution()
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(STOP_WAIT)
                .build();
    }

    /**
     * Puts every job of these services that has not ended into the queue, due now. What an earlier process had claimed
     * is free at once, since that process is dead; what it had accepted but not yet queued is queued.
     */
    private void recover(Set<String> services) {
        store.releaseExecutions();
        for (JobRecord job : store.unfinished()) {
            store.requeue(job.id());
            var instance = task.instance(job.id());
            if (!services.contains(job.request().service())) {
                if (scheduler.getScheduledExecution(instance).isPresent()) {
                    scheduler.cancel(instance);
                }
            } else if (!scheduler.scheduleIfNotExists(instance, clock.instant())) {
                scheduler.reschedule(instance, clock.instant());
            }
        }
    }

    /** Stores a job, then queues it; returns its id. */
    public String accept(NewJob job) {
        String id = newId();
        store.insert(id, job, clock.instant());
        scheduler.schedule(task.instance(id), clock.instant());
        return id;
    }

    /** The job of that id, if this service has it. */
    public @Nullable JobRecord find(String service, String id) {
        JobRecord job = store.find(id);
        return job != null && job.request().service().equals(service) ? job : null;
    }

    private String newId() {
        return random.ints(ID_LENGTH, 0, ID_LETTERS.length())
                .mapToObj(i -> ID_LETTERS.substring(i, i + 1))
                .reduce("", String::concat);
    }

    /** The database was in the way; a job that was interrupted by a stop stays claimed until the next start. */
    private void retryUnlessStopping(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        if (!runner.stopping()) {
            operations.reschedule(failed, clock.instant().plus(RETRY_AFTER));
        }
    }

    /** After a pause of the whole process a running job looks dead; it is not, and must not run a second time. */
    private void releaseUnlessCalling(ExecutionComplete dead, ExecutionOperations<Void> operations) {
        if (!runner.isCalling(dead.getExecution().getId())) {
            operations.reschedule(dead, clock.instant());
        }
    }

    /** Stops picking jobs up, aborts those that run and leaves them for the next start. Takes at most some seconds. */
    @Override
    public void close() {
        runner.stop();
        scheduler.stop();
        database.close();
        if (folder != null) {
            folder.close();
        }
    }
}
