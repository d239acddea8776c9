package dev.parley.client.delivery;

import dev.parley.client.wire.NdjsonReader;
import dev.parley.client.wire.SseFrame;
import dev.parley.client.wire.SseReader;
import dev.parley.client.wire.TextChunkReader;
import dev.parley.client.wire.WireLimits;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The pieces of a streamed answer, whatever cuts them. */
@FunctionalInterface
interface AnswerReader {

    /** The next piece; {@code null} at the orderly end of the body. */
    @Nullable String next() throws IOException;

    static AnswerReader sse(InputStream in, WireLimits limits) {
        SseReader reader = new SseReader(in, limits);
        return () -> {
            SseFrame frame = reader.next();
            if (frame == null && reader.droppedUnfinished()) {
                throw new IOException("the last event was cut");
            }
            return frame == null ? null : frame.data();
        };
    }

    static AnswerReader ndjson(InputStream in, WireLimits limits) {
        return new NdjsonReader(in, limits)::next;
    }

    static AnswerReader text(InputStream in, WireLimits limits) {
        return new TextChunkReader(in, limits)::next;
    }
}
