package dev.parley.app;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Sends what the program and its libraries log to files, and nothing to the console, from its start on. A window starts it
 * late: the first logger of a process looks through the whole class path.
 */
final class AppLog {
    private static final long MAX_BYTES = 1 << 20;
    private static final int OLDER_FILES = 3;

    private final AtomicBoolean started = new AtomicBoolean();
    private final Path folder;

    /** One that is not started. */
    AppLog(Path folder) {
        this.folder = folder;
    }

    /** Unless that was done already. */
    void start() {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        Own.LOGGER.setLevel(Level.INFO);
        root.addHandler(new PrivateLogHandler(folder, MAX_BYTES, OLDER_FILES));
    }

    /** Made when the log starts. */
    private static final class Own {
        /** Libraries tell of each of their starts and ends, which helps nobody. Held, or the level would be forgotten with it. */
        static final Logger LOGGER = Logger.getLogger("dev.parley");
    }
}
