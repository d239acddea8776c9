package dev.parley.gateway.job;

import dev.parley.gateway.upstream.UpstreamFailure;
import dev.parley.gateway.upstream.WholeReply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one job from its stored request to its stored outcome. Blocking, on the queue's virtual threads. */
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration STORE_AGAIN = Duration.ofSeconds(1);

    private final JobStore store;
    private final JobCaller caller;
    private final Clock clock;
    private final Map<String, Thread> calling = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    JobRunner(JobStore store, JobCaller caller, Clock clock) {
        this.store = store;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Runs a job unless it has ended.
     *
     * @throws JobInterruptedException if the gateway stops; the job stays as it is, to run again
     */
    void run(String id) {
        JobRecord job = store.find(id);
        if (job == null || !store.begin(id)) {
            return;
        }
        WholeReply reply = call(id, job.request());
        keep(id, outcome(reply));
    }

    /**
     * Stores an outcome, and tries again as long as the disk is in the way: running the job again instead would send
     * its request twice.
     */
    private void keep(String id, JobOutcome outcome) {
        while (true) {
            try {
                store.finish(id, outcome, clock.instant());
                return;
            } catch (JobStoreException e) {
                LOG.warn("The outcome of job {} cannot be stored yet.", id);
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

    private WholeReply call(String id, NewJob job) {
        calling.put(id, Thread.currentThread());
        try {
            if (stopping) {
                throw new JobInterruptedException();
            }
            return caller.call(job);
        } catch (InterruptedException e) {
            throw new JobInterruptedException();
        } finally {
            calling.remove(id);
        }
    }

    boolean isCalling(String id) {
        return calling.containsKey(id);
    }

    boolean stopping() {
        return stopping;
    }

    /** Aborts the calls under way. A job whose answer is in is still stored. */
    void stop() {
        stopping = true;
        calling.values().forEach(Thread::interrupt);
    }

    private static JobOutcome outcome(WholeReply reply) {
        Integer status = reply.status();
        String raw = status == null ? null : reply.body().toString(StandardCharsets.UTF_8);
        UpstreamFailure failure = reply.failure();
        String reason = null;
        if (failure != null) {
            reason = failure.message();
        } else if (status == null || status < 200 || status > 299) {
            reason = "The service answered with status " + status + ".";
        }
        return new JobOutcome(status, raw, reason);
    }
}
