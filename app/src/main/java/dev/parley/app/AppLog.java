package dev.parley.app;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Sends what the program and its libraries log to files, and nothing to the console. */
final class AppLog {
    private static final long MAX_BYTES = 1 << 20;
    private static final int OLDER_FILES = 3;

    /** Libraries tell of each of their starts and ends, which helps nobody. Held, or the level would be forgotten with it. */
    private static final Logger OWN = Logger.getLogger("dev.parley");

    private AppLog() {}

    static void start(Path folder) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        OWN.setLevel(Level.INFO);
        root.addHandler(new PrivateLogHandler(folder, MAX_BYTES, OLDER_FILES));
    }
}
