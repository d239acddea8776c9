package dev.parley.gateway.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * How many jobs wait, counted along so that the table need not be counted for every new one. Where other processes add
 * and take as well it is counted anew from time to time. Thread-safe.
 */
final class QueueDepth {
    private static final long COUNT_NANOS = Duration.ofSeconds(1).toNanos();

    private final IntSupplier count;
    private final boolean shared;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong countedAt = new AtomicLong();

    QueueDepth(IntSupplier count, boolean shared) {
        this.count = count;
        this.shared = shared;
    }

    void countAnew() {
        countedAt.set(System.nanoTime());
        waiting.set(count.getAsInt());
    }

    void changed(int by) {
        waiting.addAndGet(by);
    }

    long waiting() {
        long last = countedAt.get();
        if (shared && System.nanoTime() - last > COUNT_NANOS && countedAt.compareAndSet(last, System.nanoTime())) {
            waiting.set(count.getAsInt());
        }
        return Math.max(0, waiting.get());
    }
}
