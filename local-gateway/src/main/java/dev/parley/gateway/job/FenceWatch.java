package dev.parley.gateway.job;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Aborts the runs of this process that another process has cancelled or taken over. */
final class FenceWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FenceWatch.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final RunStore store;
    private final JobRunner runner;
    private final Thread thread;

    FenceWatch(RunStore store, JobRunner runner) {
        this.store = store;
        this.runner = runner;
        this.thread = Thread.ofVirtual().name("job-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (!runner.stopping()) {
                Thread.sleep(EVERY);
                look();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void look() {
        try {
            store.overtaken(runner.runs()).forEach(runner::abort);
        } catch (JobStoreException e) {
            LOG.debug("The runs under way could not be compared with the database.");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
