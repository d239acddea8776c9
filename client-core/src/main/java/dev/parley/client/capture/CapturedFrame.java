package dev.parley.client.capture;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a stream (the data of an SSE event, a line of NDJSON, a chunk of text) or a whole body.
 *
 * @param atNanos when it came, since the start of the run
 * @param bytes its size in UTF-8
 * @param text what of the answer was in it; {@code null} if nothing was
 */
public record CapturedFrame(
        long atNanos, int bytes, String raw, @Nullable String text) {
    public CapturedFrame {
        Objects.requireNonNull(raw, "raw");
    }
}
