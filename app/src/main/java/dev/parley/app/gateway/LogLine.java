package dev.parley.app.gateway;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that was answered: names and numbers, nothing of what was said.
 *
 * @param number one more for each
 * @param path without query; empty: the caller is not known
 * @param service empty: it reached none
 * @param caller the name of the key, never the key
 * @param tokens 0: not known
 * @param firstByte of a stream, from the request's arrival; {@code null}: not known
 */
public record LogLine(
        long number,
        Instant at,
        String method,
        String path,
        int status,
        End end,
        Duration took,
        String service,
        String caller,
        int tokens,
        @Nullable Duration firstByte) {

    /** How it ended. */
    public enum End {
        COMPLETE,
        CUT,
        LEFT
    }

    /** How much it matters. */
    public enum Level {
        INFO,
        WARNING,
        ERROR
    }

    /** An error is the servers' doing, a warning the caller's. */
    public Level level() {
        if (status >= 500 || end == End.CUT) {
            return Level.ERROR;
        }
        return status >= 400 || end == End.LEFT ? Level.WARNING : Level.INFO;
    }
}
