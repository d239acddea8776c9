package dev.parley.app;

import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Faults of ours on the toolkit's thread: written to the log and told in one sentence, and the window goes on. The log
 * gets the kind and the place, never the message, which may hold anything that was said.
 */
final class WindowFaults implements Thread.UncaughtExceptionHandler {
    private final Executor later;
    private final Runnable tell;
    private boolean telling;

    /** {@code tell} shows the sentence; it runs on {@code later}, after what failed has ended. */
    WindowFaults(Executor later, Runnable tell) {
        this.later = later;
        this.tell = tell;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        Logger.getLogger(WindowFaults.class.getName())
                .log(Level.SEVERE, fault.getClass().getName(), new FaultPlace(fault));
        // A fault in every frame is one toast, and a fault in telling is not told.
        if (!telling) {
            telling = true;
            later.execute(() -> {
                tell.run();
                telling = false;
            });
        }
    }

    /** Where a fault happened, without its message. */
    private static final class FaultPlace extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FaultPlace(Throwable fault) {
            super("at", fault.getCause() == null ? null : new FaultPlace(fault.getCause()), false, true);
            setStackTrace(fault.getStackTrace());
        }
    }
}
