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
    @Nullable Piece next() throws IOException;

    /** What a reader comes back with. */
    sealed interface Piece {
        /** A piece of the answer. */
        record Data(String text) implements Piece {}

        /** Nothing of the answer, but the server is alive. */
        record SignOfLife() implements Piece {}
    }

    static AnswerReader sse(InputStream in, WireLimits limits) {
        SseReader reader = new SseReader(in, limits);
        return () -> {
            SseFrame frame = reader.nextOrComment();
            if (frame == null && reader.droppedUnfinished()) {
                throw new IOException("the last event was cut");
            }
            return frame != null && frame.isComment()
                    ? new Piece.SignOfLife()
                    : data(frame == null ? null : frame.data());
        };
    }

    static AnswerReader ndjson(InputStream in, WireLimits limits) {
        NdjsonReader reader = new NdjsonReader(in, limits);
        return () -> data(reader.next());
    }

    static AnswerReader text(InputStream in, WireLimits limits) {
        TextChunkReader reader = new TextChunkReader(in, limits);
        return () -> data(reader.next());
    }

    private static @Nullable Piece data(@Nullable String text) {
        return text == null ? null : new Piece.Data(text);
    }
}
