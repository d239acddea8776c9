package dev.parley.testkit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounded waits that fail the test instead of hanging it. */
final class Waiting {

    private Waiting() {}

    static void await(CompletableFuture<?> future, Duration limit, String otherwise) {
        try {
            future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(otherwise + " within " + limit, e);
        } catch (ExecutionException e) {
            throw new AssertionError(otherwise, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(otherwise + ": interrupted", e);
        }
    }

    /** Waits for {@code done}, which is read and signalled under {@code lock}. */
    static void await(Lock lock, Condition changed, BooleanSupplier done, Duration limit, Supplier<String> otherwise) {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (!done.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError(otherwise.get() + " within " + limit);
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(otherwise.get() + ": interrupted", e);
        } finally {
            lock.unlock();
        }
    }
}
