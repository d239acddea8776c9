package dev.parley.client.wire;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads newline-delimited JSON as text, a line a value; empty lines are skipped. Pull, blocking, one thread. */
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
        while (lines.next()) {
            String line = lines.text();
            if (!line.isBlank()) {
                return line;
            }
        }
        return null;
    }

    @Override
    public Signal read(Frame frame) throws IOException {
        String line = next();
        if (line == null) {
            return Signal.END;
        }
        frame.set(line);
        return Signal.FRAME;
    }
}
