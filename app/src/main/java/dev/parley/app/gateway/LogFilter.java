package dev.parley.app.gateway;

import java.util.Locale;

/** Which lines of the log are shown. */
public enum LogFilter {
    ALL(LogLine.Level.INFO),
    /** And errors. */
    WARNINGS(LogLine.Level.WARNING),
    ERRORS(LogLine.Level.ERROR);

    private final LogLine.Level least;

    LogFilter(LogLine.Level least) {
        this.least = least;
    }

    boolean shows(LogLine line) {
        return line.level().compareTo(least) >= 0;
    }

    /** The key of its word. */
    String key() {
        return "log.filter." + name().toLowerCase(Locale.ROOT);
    }
}
