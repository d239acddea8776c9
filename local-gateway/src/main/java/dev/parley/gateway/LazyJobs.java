package dev.parley.gateway;

import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.job.JobStoreException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the queue when it is first needed: a gateway for one question in memory starts faster without it. */
final class LazyJobs implements Supplier<JobQueue>, AutoCloseable {
    private final Supplier<JobQueue> opening;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable JobQueue queue;
    private boolean closed;

    LazyJobs(Supplier<JobQueue> opening) {
        this.opening = opening;
    }

    @Override
    public JobQueue get() {
        lock.lock();
        try {
            if (closed) {
                throw new JobStoreException("The gateway is stopping.");
            }
            if (queue == null) {
                queue = opening.get();
            }
            return queue;
        } finally {
            lock.unlock();
        }
    }

    /** The queue, if it is open. */
    @Nullable JobQueue opened() {
        lock.lock();
        try {
            return queue;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (queue != null) {
                queue.close();
                queue = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
