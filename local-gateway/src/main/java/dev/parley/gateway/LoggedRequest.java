package dev.parley.gateway;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that a gateway has answered. Names, times and numbers only: nothing of a body, no key.
 *
 * @param number from 1, one more for each
 * @param at its end
 * @param caller the name of the key that it came with; {@code ""}: none was accepted
 * @param path without query; {@code ""}: the caller is not known
 * @param service {@code ""}: it reached none
 * @param took from its arrival to its end
 * @param tokens that the service generated; 0: not known
 * @param firstByte of a stream, from the request's arrival to it; {@code null}: it was none, or nothing came
 */
public record LoggedRequest(
        long number,
        Instant at,
        String caller,
        String method,
        String path,
        String service,
        int status,
        End end,
        Duration took,
        int tokens,
        @Nullable Duration firstByte) {

    /** How a request ended. */
    public enum End {
        COMPLETE,
        /** The service broke off in the middle of its answer. */
        CUT,
        /** The caller left before the end. */
        LEFT
    }
}
