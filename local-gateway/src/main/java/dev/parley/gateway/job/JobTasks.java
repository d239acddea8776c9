package dev.parley.gateway.job;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What db-scheduler does with the execution of a job. */
final class JobTasks {
    private static final Logger LOG = LoggerFactory.getLogger(JobTasks.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration ASK_FOR_SERVICE_AFTER = Duration.ofSeconds(5);

    private final RunStore store;
    private final JobRunner runner;
    private final JobCaller caller;
    private final QueueDepth depth;
    private final Clock clock;

    JobTasks(RunStore store, JobRunner runner, JobCaller caller, QueueDepth depth, Clock clock) {
        this.store = store;
        this.runner = runner;
        this.caller = caller;
        this.depth = depth;
        this.clock = clock;
    }

    CustomTask<Void> task() {
        return Tasks.custom(Executions.JOB, Void.class)
                .onFailure((failed, _) -> retryUnlessStopping(failed))
                .onDeadExecution((dead, _) -> reviveUnlessCalling(dead.getExecution()))
                .execute((_, context) -> {
                    run(context.getExecution());
                    // The end of a job removes its execution in the same transaction.
                    return (_, _) -> {};
                });
    }

    private void run(Execution execution) {
        String id = execution.getId();
        String service = store.unfinishedService(id);
        if (service == null) {
            store.forget(id);
        } else if (!caller.knows(service)) {
            release(execution, true, ASK_FOR_SERVICE_AFTER);
        } else {
            Started started = store.begin(id, execution.version, clock.instant());
            if (started != null) {
                depth.changed(-1);
                Duration pause = runner.run(started);
                if (pause != null) {
                    postpone(execution, pause);
                }
            }
        }
    }

    /** Nothing was sent, so that it may be tried again whatever the service's {@code rerun} says. */
    private void postpone(Execution execution, Duration pause) {
        release(execution, true, pause);
        depth.countAnew();
        runner.tell(execution.getId());
    }

    /** The database was in the way; a job that was interrupted by a stop stays claimed until the next start. */
    private void retryUnlessStopping(ExecutionComplete failed) {
        if (!runner.stopping()) {
            LOG.warn(
                    "Job {} could not be started or ended.",
                    failed.getExecution().getId());
            revive(failed.getExecution(), RETRY_AFTER);
        }
    }

    /** After a pause of the whole process a running job looks dead; it is not, and must not run a second time. */
    private void reviveUnlessCalling(Execution dead) {
        if (!runner.isCalling(dead.getId())) {
            revive(dead, Duration.ZERO);
        }
    }

    private void revive(Execution execution, Duration after) {
        String service = store.unfinishedService(execution.getId());
        release(execution, service == null || !caller.once().contains(service), after);
        depth.countAnew();
    }

    private void release(Execution execution, boolean rerun, Duration after) {
        store.release(
                execution.getId(), execution.version, rerun, clock.instant().plus(after), clock.instant());
    }
}
