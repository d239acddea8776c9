package dev.parley.client.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text/event-stream by the rules of the WHATWG HTML standard, section 9.2.6 ("Interpreting an event stream"),
 * with bounded memory. Pull, blocking, one thread.
 */
public final class SseReader implements FrameReader {
    private final LineScanner lines;
    private final WireLimits limits;
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private String eventType = "";
    private String lastEventId = "";
    private @Nullable Long retry;
    private boolean droppedUnfinished;

    public SseReader(InputStream in, WireLimits limits) {
        this.lines = new LineScanner(in, limits.lineBytes(), true);
        this.limits = limits;
    }

    /**
     * Blocks for the next event that has data; {@code null} at the end of the stream. An event that the stream's end
     * cut off is dropped, as the standard says.
     *
     * @throws WireLimitException if a line or an event is too large
     * @throws IOException if the connection broke
     */
    public @Nullable SseFrame next() throws IOException {
        while (true) {
            SseFrame frame = nextOrComment();
            if (frame == null || !frame.isComment()) {
                return frame;
            }
        }
    }

    /**
     * The same, and it comes back after a comment too, with {@link SseFrame#COMMENT}: a comment is the usual sign of life
     * while there is nothing to say.
     */
    public @Nullable SseFrame nextOrComment() throws IOException {
        while (lines.next()) {
            if (!lines.terminated()) {
                droppedUnfinished = true;
                return null;
            }
            if (lines.start() == lines.end()) {
                SseFrame frame = dispatch();
                if (frame != null) {
                    return frame;
                }
            } else if (!field()) {
                return SseFrame.COMMENT;
            }
        }
        droppedUnfinished |= hasData;
        return null;
    }

    /**
     * The same, for a caller that works on bytes; comments are told, and a stream that ends within an event is a broken
     * one.
     */
    @Override
    public Signal read(Frame frame) throws IOException {
        SseFrame next = nextOrComment();
        if (next == null) {
            if (droppedUnfinished) {
                throw new EOFException("the last event was cut");
            }
            return Signal.END;
        }
        if (next.isComment()) {
            return Signal.ALIVE;
        }
        frame.set(next.data());
        frame.name(next.event(), next.id());
        return Signal.FRAME;
    }

    /** After the end: whether an unfinished event was dropped, which means that the stream was cut. */
    public boolean droppedUnfinished() {
        return droppedUnfinished;
    }

    private @Nullable SseFrame dispatch() {
        String type = eventType;
        eventType = "";
        if (!hasData) {
            // An empty data buffer dispatches nothing. A lone "data" line is not empty: its buffer is one line feed.
            return null;
        }
        SseFrame frame = new SseFrame(type.isEmpty() ? "message" : type, data.toString(), lastEventId, retry);
        data.setLength(0);
        hasData = false;
        retry = null;
        return frame;
    }

    /** False for a comment. */
    private boolean field() throws IOException {
        byte[] bytes = lines.buffer();
        int start = lines.start();
        int end = lines.end();
        int colon = start;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        if (colon == start) {
            return false;
        }
        int value = Math.min(colon + 1, end);
        if (value < end && bytes[value] == ' ') {
            value++; // one space only
        }
        if (isField(bytes, start, colon, "data")) {
            append(utf8(bytes, value, end));
        } else if (isField(bytes, start, colon, "event")) {
            eventType = utf8(bytes, value, end);
        } else if (isField(bytes, start, colon, "id")) {
            String id = utf8(bytes, value, end);
            if (id.indexOf('\0') < 0) {
                lastEventId = id;
            }
        } else if (isField(bytes, start, colon, "retry")) {
            setRetry(utf8(bytes, value, end));
        }
        // Any other field is ignored.
        return true;
    }

    private void append(String line) throws IOException {
        if (hasData) {
            data.append('\n');
        }
        if (data.length() + (long) line.length() > limits.eventBytes()) {
            throw new WireLimitException("an event", limits.eventBytes());
        }
        data.append(line);
        hasData = true;
    }

    private void setRetry(String value) {
        boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && value.length() <= 18) {
            retry = Long.valueOf(value);
        }
    }

    private static boolean isField(byte[] bytes, int start, int end, String name) {
        if (end - start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Malformed input becomes U+FFFD, as the standard's UTF-8 decode does. */
    private static String utf8(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
