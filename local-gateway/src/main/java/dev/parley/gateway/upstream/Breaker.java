package dev.parley.gateway.upstream;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps calls away from a server that fails. Closed: calls pass. After some failures in a row it is open: none pass for a
 * while; then one may try, and decides. Health checks that fail keep it open until one succeeds. Takes the time as an
 * argument, in {@link System#nanoTime} terms; thread-safe.
 */
final class Breaker {
    private final ReentrantLock lock = new ReentrantLock();
    private final int limit;
    private final long retryNanos;
    private int failures;
    private int failedChecks;
    private boolean open;
    private boolean trying;
    private long openUntil;

    /** Closed and no failures: nothing to look at. Written under the lock. */
    private volatile boolean clean = true;

    /** A closed one that opens after {@code limit} failures in a row, for {@code retryMillis}. */
    Breaker(int limit, long retryMillis) {
        this.limit = limit;
        this.retryNanos = TimeUnit.MILLISECONDS.toNanos(retryMillis);
    }

    /** Whether a call would pass. */
    boolean allows(long now) {
        if (clean) {
            return true;
        }
        lock.lock();
        try {
            return failedChecks < limit && (!open || (!trying && now - openUntil >= 0));
        } finally {
            lock.unlock();
        }
    }

    /** Lets a call pass, or not. One that passed reports {@link #succeeded}, {@link #failed} or {@link #abandoned}. */
    boolean pass(long now) {
        if (clean) {
            return true;
        }
        lock.lock();
        try {
            if (failedChecks >= limit || (open && (trying || now - openUntil < 0))) {
                return false;
            }
            trying = open;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A call was answered. Whether that changed who gets calls. */
    boolean succeeded() {
        if (clean) {
            return false;
        }
        lock.lock();
        try {
            boolean was = open;
            failures = 0;
            open = false;
            trying = false;
            clean = failedChecks == 0;
            return was;
        } finally {
            lock.unlock();
        }
    }

    /** A call was not answered. Whether that changed who gets calls. */
    boolean failed(long now) {
        lock.lock();
        try {
            boolean was = open;
            clean = false;
            failures++;
            trying = false;
            if (open || failures >= limit) {
                open = true;
                openUntil = now + retryNanos;
            }
            return was != open;
        } finally {
            lock.unlock();
        }
    }

    /** A call ended without telling anything: its caller left. */
    void abandoned() {
        if (!clean) {
            lock.lock();
            try {
                trying = false;
            } finally {
                lock.unlock();
            }
        }
    }

    /** A health check ended. A good one lets one call try at once. Whether that changed who gets calls. */
    boolean checked(boolean well, long now) {
        if (well && clean) {
            return false;
        }
        lock.lock();
        try {
            boolean was = failedChecks >= limit;
            failedChecks = well ? 0 : failedChecks + 1;
            if (well && open) {
                openUntil = now;
            }
            clean = well && !open && failures == 0;
            return was != failedChecks >= limit;
        } finally {
            lock.unlock();
        }
    }

    ReplicaStatus.State state(long now) {
        lock.lock();
        try {
            if (failedChecks >= limit || (open && !trying && now - openUntil < 0)) {
                return ReplicaStatus.State.DOWN;
            }
            return open ? ReplicaStatus.State.TRYING : ReplicaStatus.State.UP;
        } finally {
            lock.unlock();
        }
    }

    int failures() {
        lock.lock();
        try {
            return Math.max(failures, failedChecks);
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds until a call may try, as far as time alone decides that; 0 if one may now. */
    long remaining(long now) {
        lock.lock();
        try {
            return open ? Math.max(0, openUntil - now) : 0;
        } finally {
            lock.unlock();
        }
    }
}
