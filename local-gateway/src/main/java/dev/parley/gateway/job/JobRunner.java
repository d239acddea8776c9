package dev.parley.gateway.job;

import dev.parley.gateway.upstream.UpstreamCall;
import dev.parley.gateway.upstream.UpstreamFailure;
import dev.parley.gateway.upstream.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs from their stored requests to their stored outcomes. Blocking, on the queue's virtual threads. */
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration STORE_AGAIN = Duration.ofSeconds(1);

    private record Run(Started started, JobReply reply) {}

    private final RunStore store;
    private final JobCaller caller;
    private final EventHub hub;
    private final Clock clock;
    private final JobRules rules;
    private final Map<String, Run> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    JobRunner(RunStore store, JobCaller caller, EventHub hub, Clock clock, JobRules rules) {
        this.store = store;
        this.caller = caller;
        this.hub = hub;
        this.clock = clock;
        this.rules = rules;
    }

    /**
     * Runs a job that was started.
     *
     * @return how long it waits in the queue before it is tried again, as its service could not be reached; {@code null}:
     *     it has ended, or is another run's
     * @throws JobInterruptedException if the gateway stops; the job stays as it is, to run again
     */
    @Nullable Duration run(Started job) {
        String id = job.id();
        JobReply reply = new JobReply(job.request().service(), rules.answerBytes(), caller, () -> hub.changed(id));
        Run run = new Run(job, reply);
        running.put(id, run);
        try {
            if (stopping) {
                throw new JobInterruptedException();
            }
            hub.changed(id);
            if (job.waited() != null) {
                caller.started(job.waited());
            }
            return store(run, caller.call(job.request(), reply));
        } catch (InterruptedException e) {
            throw new JobInterruptedException();
        } finally {
            running.remove(id, run);
            hub.changed(id);
        }
    }

    private @Nullable Duration store(Run run, UpstreamCall call) throws InterruptedException {
        boolean streamed = false;
        boolean over = false;
        try {
            while (!over) {
                switch (run.reply().await()) {
                    case ABORTED -> {
                        if (stopping) {
                            throw new JobInterruptedException();
                        }
                        return null;
                    }
                    case PART -> {
                        if (!append(run, !streamed)) {
                            return null;
                        }
                        streamed = true;
                        hub.changed(run.started().id());
                    }
                    case OVER -> over = true;
                }
            }
        } finally {
            call.cancel(); // harmless if it has ended
        }
        UpstreamFailure failure = run.reply().failure();
        Duration pause =
                failure != null && failure.unsent() ? rules.pause(run.started().attempts()) : null;
        if (pause == null) {
            finish(run, streamed);
        }
        return pause;
    }

    /** There is news of a job that does not run. */
    void tell(String id) {
        hub.changed(id);
    }

    /** Stores what has come; false if the run is not wanted any more. */
    private boolean append(Run run, boolean first) {
        List<NewEvent> events = new ArrayList<>();
        Integer status = run.reply().status();
        if (first && status != null) {
            events.add(NewEvent.head(status, run.reply().contentType()));
        }
        byte[] bytes = run.reply().take();
        if (bytes.length > 0) {
            events.add(new NewEvent(NewEvent.CHUNK, bytes));
        }
        return events.isEmpty() || kept(run, () -> store.append(run.started(), events, first));
    }

    private void finish(Run run, boolean streamed) {
        byte[] rest = run.reply().take();
        JobOutcome outcome = outcome(run.reply());
        if (!kept(run, () -> store.finish(run.started(), outcome, rest, streamed, clock.instant()))) {
            LOG.info(
                    "Job {} had ended or was started again before this run of it ended.",
                    run.started().id());
        }
    }

    /**
     * Writes, and tries again as long as the disk is in the way: running the job again instead would send its request
     * twice.
     */
    private boolean kept(Run run, BooleanSupplier write) {
        while (true) {
            try {
                return write.getAsBoolean();
            } catch (JobStoreException e) {
                LOG.warn(
                        "What came of job {} cannot be stored yet.",
                        run.started().id());
                pauseUnlessStopping();
            }
        }
    }

    private void pauseUnlessStopping() {
        try {
            if (stopping) {
                throw new JobInterruptedException();
            }
            Thread.sleep(STORE_AGAIN);
        } catch (InterruptedException e) {
            throw new JobInterruptedException();
        }
    }

    boolean isCalling(String id) {
        return running.containsKey(id);
    }

    boolean stopping() {
        return stopping;
    }

    /** The runs under way. */
    List<Started> runs() {
        return running.values().stream().map(Run::started).toList();
    }

    /** What the call of a job that runs here waits for; {@code null} if it does not. */
    @Nullable Waiting waitsFor(String id) {
        Run run = running.get(id);
        return run == null ? null : run.reply().waitsFor();
    }

    /** Aborts the call of a job whose run is not wanted any more. */
    void abort(String id) {
        Run run = running.get(id);
        if (run != null) {
            run.reply().abort();
        }
    }

    /** Aborts the calls under way. A job whose answer is in is still stored. */
    void stop() {
        stopping = true;
        running.values().forEach(run -> run.reply().abort());
    }

    private static JobOutcome outcome(JobReply reply) {
        Integer status = reply.status();
        UpstreamFailure failure = reply.failure();
        String reason = null;
        if (failure != null) {
            reason = failure.message();
        } else if (status == null || status < 200 || status > 299) {
            reason = "The service answered with status " + status + ".";
        }
        return new JobOutcome(status, reply.contentType(), reason);
    }
}
