package dev.parley.gateway.upstream;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What something took lately: an average that forgets by half with each new value. Thread-safe. */
public final class RecentDuration {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Duration average;

    public void took(Duration value) {
        lock.lock();
        try {
            average = average == null ? value : average.plus(value).dividedBy(2);
        } finally {
            lock.unlock();
        }
    }

    /** {@code null} before the first value. */
    public @Nullable Duration average() {
        lock.lock();
        try {
            return average;
        } finally {
            lock.unlock();
        }
    }
}
