package dev.parley.gateway.job;

import dev.parley.gateway.upstream.UpstreamFailure;
import dev.parley.gateway.upstream.WholeReply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runs one job from its stored request to its stored outcome. Blocking, on the queue's virtual threads. */
final class JobRunner {
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
        store.finish(id, outcome(reply), clock.instant());
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
