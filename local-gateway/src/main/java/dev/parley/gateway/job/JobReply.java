package dev.parley.gateway.job;

import dev.parley.gateway.upstream.ReplySink;
import dev.parley.gateway.upstream.UpstreamFailure;
import dev.parley.gateway.upstream.Waiting;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An answer between the event loop that it comes in on and the run that stores it. It gathers for a moment, so that the
 * disk is not written for every token, and holds the service back when the disk does not keep up. Thread-safe.
 */
final class JobReply implements ReplySink {
    private static final long GATHER_NANOS = Duration.ofMillis(100).toNanos();
    private static final int GATHER_BYTES = 16 << 10;
    private static final int FULL_BYTES = 256 << 10;

    private final String service;
    private final int limit;
    private final JobCaller caller;
    private final Runnable onWait;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Buffer gathered = Buffer.buffer();
    private long total;
    private @Nullable Long since;
    private @Nullable Integer status;
    private @Nullable String contentType;
    private @Nullable UpstreamFailure failure;
    private @Nullable Runnable resume;
    private @Nullable Waiting wait;
    private boolean over;
    private boolean aborted;

    /**
     * An answer that has not begun.
     *
     * @param limit bytes of it that are kept; a longer one fails
     * @param onWait told when {@link #waitsFor} has changed
     */
    JobReply(String service, int limit, JobCaller caller, Runnable onWait) {
        this.service = service;
        this.limit = limit;
        this.caller = caller;
        this.onWait = onWait;
    }

    /** Why {@link #await} returned. */
    enum News {
        /** Something is there to be stored. */
        PART,
        /** The answer is over, in full or not. */
        OVER,
        /** The run is not wanted any more. */
        ABORTED
    }

    /** Blocks until something is to be done. */
    News await() throws InterruptedException {
        lock.lock();
        try {
            while (!over && !aborted) {
                if (since == null) {
                    changed.await();
                    continue;
                }
                long left = GATHER_NANOS - (System.nanoTime() - since);
                if (left <= 0 || gathered.length() >= GATHER_BYTES) {
                    return News.PART;
                }
                changed.await(left, TimeUnit.NANOSECONDS);
            }
            return aborted ? News.ABORTED : News.OVER;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out what has gathered; of an answer that goes on only whole characters. */
    byte[] take() {
        lock.lock();
        try {
            Buffer all = gathered;
            int end = over ? all.length() : Utf8.wholeCharacters(all);
            gathered = all.getBuffer(end, all.length());
            since = null;
            if (resume != null && gathered.length() < FULL_BYTES) {
                caller.onLoop(resume);
                resume = null;
            }
            return all.getBytes(0, end);
        } finally {
            lock.unlock();
        }
    }

    @Nullable Integer status() {
        lock.lock();
        try {
            return status;
        } finally {
            lock.unlock();
        }
    }

    @Nullable String contentType() {
        lock.lock();
        try {
            return contentType;
        } finally {
            lock.unlock();
        }
    }

    @Nullable UpstreamFailure failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** What the call waits for; {@code null} if it does not. */
    @Nullable Waiting waitsFor() {
        lock.lock();
        try {
            return wait;
        } finally {
            lock.unlock();
        }
    }

    /** The run is not wanted any more. One whose answer is over is still stored. */
    void abort() {
        change(() -> aborted = !over);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void waiting(@Nullable Waiting news) {
        change(() -> wait = news);
        onWait.run();
    }

    @Override
    public void head(int answered, MultiMap headers) {
        change(() -> {
            wait = null;
            status = answered;
            contentType = headers.get("Content-Type");
            begin();
        });
    }

    private void begin() {
        if (since == null) {
            since = System.nanoTime();
        }
    }

    @Override
    public void write(Buffer chunk) {
        change(() -> {
            if (over) {
                return;
            }
            total += chunk.length();
            if (total > limit) {
                failure = UpstreamFailure.tooLarge(service, limit);
                over = true;
            } else {
                gathered.appendBuffer(chunk);
                begin();
            }
        });
    }

    @Override
    public boolean full() {
        lock.lock();
        try {
            return !over && gathered.length() >= FULL_BYTES;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onDrain(Runnable then) {
        lock.lock();
        try {
            if (gathered.length() < FULL_BYTES) {
                caller.onLoop(then);
            } else {
                resume = then;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void end() {
        change(() -> over = true);
    }

    @Override
    public void broken(UpstreamFailure why) {
        change(() -> {
            if (!over) {
                failure = why;
                over = true;
            }
        });
    }
}
