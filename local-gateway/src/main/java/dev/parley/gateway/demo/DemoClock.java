package dev.parley.gateway.demo;

import java.time.Duration;

/** Time as the demo model sees it, so that a test of a slow answer need not be slow. */
interface DemoClock {

    /** The clock on the wall. */
    DemoClock SYSTEM = new DemoClock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    };

    /** Nanoseconds from some fixed instant; only differences mean anything. */
    long nanoTime();

    void sleep(Duration duration) throws InterruptedException;

    /** Waits until the thread is interrupted: the only way out is the exception. */
    default void sleepUntilInterrupted() throws InterruptedException {
        while (true) {
            sleep(Duration.ofHours(1));
        }
    }
}
