package dev.parley.app.fx;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a task at a steady pace on a thread of its own, and not at all while it is paused: then the thread sleeps and costs
 * nothing. After a pause the first run comes at once, unless the one before was less than a period ago.
 */
final class Beat {
    private final Runnable task;
    private final long periodNanos;
    private final Thread thread;
    private volatile boolean paused;
    private volatile boolean ended;

    /** Begins at once; {@code task} must not throw. */
    Beat(String name, Runnable task, int periodMillis) {
        this.task = task;
        this.periodNanos = TimeUnit.MILLISECONDS.toNanos(periodMillis);
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    private void run() {
        long next = System.nanoTime();
        while (!ended) {
            long wait = next - System.nanoTime();
            if (paused) {
                LockSupport.park(this);
            } else if (wait > 0) {
                LockSupport.parkNanos(this, wait);
            } else {
                task.run();
                // Late by more than a period, it does not run after what it has missed.
                next = wait < -periodNanos ? System.nanoTime() + periodNanos : next + periodNanos;
            }
        }
    }

    void pause() {
        paused = true;
    }

    /** Cheap when it is not paused. From any thread. */
    void resume() {
        if (paused) {
            paused = false;
            LockSupport.unpark(thread);
        }
    }

    /** For good. A run that has begun may end later. */
    void end() {
        ended = true;
        LockSupport.unpark(thread);
    }
}
