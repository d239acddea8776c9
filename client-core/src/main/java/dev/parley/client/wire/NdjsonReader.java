package dev.parley.client.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads newline-delimited JSON, a line a value; empty lines are skipped. Pull, blocking, one thread. */
public final class NdjsonReader implements FrameReader {
    private final LineScanner lines;

    public NdjsonReader(InputStream in, WireLimits limits) {
        this.lines = new LineScanner(in, limits.lineBytes(), false);
    }

    /**
     * The next line that is not blank; {@code null} at the end. The last line needs no end of line.
     *
     * @throws WireLimitException if a line is too long
     * @throws IOException if the connection broke
     */
    public @Nullable String next() throws IOException {
        return advance() ? text() : null;
    }

    @Override
    public Signal read(Frame frame) throws IOException {
        if (!advance()) {
            return Signal.END;
        }
        frame.set(lines.buffer(), lines.start(), lines.end());
        return Signal.FRAME;
    }

    private boolean advance() throws IOException {
        while (lines.next()) {
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** A JSON value begins with an ASCII character, so that hardly a line has to be decoded for this. */
    private boolean isBlank() {
        byte[] bytes = lines.buffer();
        for (int i = lines.start(); i < lines.end(); i++) {
            if (!Character.isWhitespace(bytes[i])) {
                return bytes[i] < 0 && text().isBlank();
            }
        }
        return true;
    }

    private String text() {
        return new String(lines.buffer(), lines.start(), lines.end() - lines.start(), StandardCharsets.UTF_8);
    }
}
