package dev.parley.gateway.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model that is part of this process is loaded, and who waits until it is. Loading takes as long as it is said to:
 * so a cold start can be shown without a model that is large. Thread-safe.
 */
final class SleepingModel {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition loaded = lock.newCondition();
    private final Map<Thread, Waiter> waiting = new LinkedHashMap<>();
    private final Duration load;
    private UpstreamState state = UpstreamState.READY;
    private Instant since = Instant.now();
    private boolean known;

    private record Waiter(String uri, long since) {}

    SleepingModel(Duration load) {
        this.load = load;
    }

    UpstreamState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    Instant since() {
        lock.lock();
        try {
            return since;
        } finally {
            lock.unlock();
        }
    }

    /** What a start took lately; {@code null} before the first. */
    @Nullable Duration startTime() {
        return known ? load : null;
    }

    List<WaitingCall> waiting() {
        lock.lock();
        try {
            return waiting.values().stream()
                    .map(one -> WaitingCall.of(one.uri(), one.since()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The next call has to wait until it is loaded again; false if it was not loaded. */
    boolean unload() {
        lock.lock();
        try {
            boolean was = state == UpstreamState.READY;
            if (was) {
                become(UpstreamState.STOPPED);
            }
            return was;
        } finally {
            lock.unlock();
        }
    }

    /** Begins to load it; false if that is not to be done. */
    boolean begin() {
        lock.lock();
        try {
            if (state != UpstreamState.STOPPED) {
                return false;
            }
            become(UpstreamState.STARTING);
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("demo-load").start(this::loading);
        return true;
    }

    private void loading() {
        try {
            Thread.sleep(load);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lock.lock();
        try {
            known = true;
            become(UpstreamState.READY);
            loaded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns once it is loaded.
     *
     * @param told hears the place of one that has to wait, 1 for the first
     */
    void await(String uri, IntConsumer told) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (state == UpstreamState.READY) {
                return;
            }
            waiting.put(Thread.currentThread(), new Waiter(uri, System.nanoTime()));
            told.accept(waiting.size());
            while (state != UpstreamState.READY) {
                if (state == UpstreamState.STOPPED) {
                    begin();
                }
                loaded.await();
            }
        } finally {
            waiting.remove(Thread.currentThread());
            lock.unlock();
        }
    }

    private void become(UpstreamState next) {
        state = next;
        since = Instant.now();
    }
}
