package dev.parley.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (or a polite kill) into a cancelled answer: the stream is closed, and the JVM ends only after the reading
 * thread has printed the end. The JVM's own exit code for the signal stays, 130 for SIGINT.
 */
final class InterruptGuard implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean interrupted;

    private InterruptGuard(AutoCloseableQuietly stream) {
        hook = Thread.ofPlatform().name("interrupt").unstarted(() -> {
            interrupted = true;
            stream.close();
            awaitDone();
        });
    }

    /** Something whose closing throws nothing. */
    @FunctionalInterface
    interface AutoCloseableQuietly {
        void close();
    }

    /** Watches until it is closed. */
    static InterruptGuard watch(AutoCloseableQuietly stream) {
        InterruptGuard guard = new InterruptGuard(stream);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    private void awaitDone() {
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return; // the reading thread hangs; the person wants to leave
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is printed: lets a waiting JVM end, and stops watching. */
    @Override
    public void close() {
        done.countDown();
        if (!interrupted) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingAlready) {
                interrupted = true;
            }
        }
    }
}
