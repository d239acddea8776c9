package dev.parley.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * Sends what the program and its libraries log to files, and nothing to the console. Made by the system's log manager with
 * the first logger, not before: that one looks through the whole class path for others of its kind.
 */
public final class AppLog {
    /** Libraries tell of each of their starts and ends, which helps nobody. */
    private static final String CONFIGURATION = """
            handlers=%s
            .level=WARNING
            dev.parley.level=INFO
            """.formatted(PrivateLogHandler.class.getName());

    /** Takes effect on all of the process. */
    public AppLog() throws IOException {
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Names this class to the log manager; before the first logger of the process. */
    static void use() {
        System.setProperty("java.util.logging.config.class", AppLog.class.getName());
    }
}
