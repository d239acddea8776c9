package dev.parley.app.chat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands for the toolkit's thread: what is handed over runs when the test says so, on the test's thread. */
public final class FxQueue implements Executor {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs what is there. */
    public void drain() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /**
     * Runs what comes until the condition holds.
     *
     * @throws AssertionError if it does not in time
     */
    public void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + LIMIT.toNanos();
        drain();
        while (!condition.getAsBoolean()) {
            try {
                // The condition may also come true by what other threads do.
                Runnable task = tasks.poll(5, TimeUnit.MILLISECONDS);
                if (task != null) {
                    task.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for: " + what, e);
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("never came: " + what);
            }
        }
    }
}
