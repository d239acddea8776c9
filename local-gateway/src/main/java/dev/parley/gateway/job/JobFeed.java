package dev.parley.gateway.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows one job from any of its events on. Told at once what happens in this process; looks at the database for what
 * happens in another. Blocking, for one thread.
 */
public final class JobFeed implements AutoCloseable {
    private static final int PAGE = 64;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY_SHARED = Duration.ofMillis(250);

    private final JobQueue queue;
    private final JobStore store;
    private final EventHub hub;
    private final String id;
    private final Duration every;
    private final Semaphore news = new Semaphore(0);
    private final Runnable follower = news::release;
    private long seen;

    JobFeed(JobQueue queue, JobStore store, EventHub hub, String id, long after, boolean shared) {
        this.queue = queue;
        this.store = store;
        this.hub = hub;
        this.id = id;
        this.seen = after;
        this.every = shared ? LOOK_EVERY_SHARED : LOOK_EVERY;
        hub.follow(id, follower);
    }

    /** What is there now and was not told before; {@code null} if there is no such job, or no longer. */
    public @Nullable JobPage next() {
        news.drainPermits();
        JobStatus status = store.find(id);
        if (status == null) {
            return null;
        }
        List<JobEvent> events = new ArrayList<>(store.events(id, seen, PAGE));
        if (status.state().finished() && events.size() < PAGE) {
            addEnd(status, events);
        }
        if (!events.isEmpty()) {
            seen = events.getLast().number();
        }
        int position = status.state() == JobState.PENDING ? store.position(status) : 0;
        return new JobPage(status, events, position, queue.waitsFor(status));
    }

    /** An answer that was kept whole has its events only here. Their numbers are the same at every reading. */
    private void addEnd(JobStatus status, List<JobEvent> events) {
        long number = status.events();
        JobOutcome outcome = status.outcome();
        if (status.keptWhole() && outcome != null && outcome.statusCode() != null) {
            String type = outcome.contentType();
            add(events, new JobEvent.Head(++number, outcome.statusCode(), type == null ? "" : type));
            byte[] whole = store.output(status);
            if (whole != null && whole.length > 0) {
                add(events, new JobEvent.Chunk(++number, new String(whole, StandardCharsets.UTF_8)));
            }
        }
        add(events, new JobEvent.End(number + 1, status));
    }

    private void add(List<JobEvent> events, JobEvent event) {
        if (event.number() > seen) {
            events.add(event);
        }
    }

    /** Blocks until there may be news. */
    public void await() throws InterruptedException {
        if (news.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    @Override
    public void close() {
        hub.leave(id, follower);
    }
}
