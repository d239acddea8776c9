package dev.parley.client.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text/event-stream by the rules of the WHATWG HTML standard, section 9.2.6 ("Interpreting an event stream"),
 * with bounded memory. Pull, blocking, one thread.
 *
 * <p>The data of an event with one data line, which is nearly every event, stays where it was read; that of several lines
 * is joined aside. Nothing is decoded before somebody asks for text.
 */
public final class SseReader implements FrameReader {
    private static final byte[] LINE_FEED = {'\n'};

    private final LineScanner lines;
    private final WireLimits limits;
    private final EventNames names = new EventNames();
    /** The data of the event so far: none, the scanner's held line, or {@code joined[0, joinedEnd)}. */
    private Data data = Data.NONE;

    private byte[] joined = new byte[0];
    private int joinedEnd;
    private String eventType = "";
    private String lastEventId = "";
    private @Nullable Long retry;
    private boolean droppedUnfinished;

    private enum Data {
        NONE,
        HELD,
        JOINED
    }

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
        return switch (advance()) {
            case END -> null;
            case ALIVE -> SseFrame.COMMENT;
            case FRAME -> {
                Frame frame = new Frame();
                dispatch(frame);
                SseFrame event = new SseFrame(frame.event(), frame.text(), frame.id(), retry);
                retry = null;
                yield event;
            }
        };
    }

    /**
     * The same, for a caller that works on bytes; comments are told, and a stream that ends within an event is a broken
     * one.
     */
    @Override
    public Signal read(Frame frame) throws IOException {
        Signal signal = advance();
        if (signal == Signal.FRAME) {
            dispatch(frame);
            retry = null;
        } else if (signal == Signal.END && droppedUnfinished) {
            throw new EOFException("the last event was cut");
        }
        return signal;
    }

    /** After the end: whether an unfinished event was dropped, which means that the stream was cut. */
    public boolean droppedUnfinished() {
        return droppedUnfinished;
    }

    /** Reads up to the blank line that ends an event with data, to the end of a comment, or to the end of the stream. */
    private Signal advance() throws IOException {
        while (lines.next()) {
            if (!lines.terminated()) {
                droppedUnfinished = true;
                return Signal.END;
            }
            if (lines.start() == lines.end()) {
                if (data != Data.NONE) {
                    return Signal.FRAME;
                }
                // An empty data buffer dispatches nothing. A lone "data" line is not empty: its buffer is one line
                // feed.
                eventType = "";
            } else if (!field()) {
                return Signal.ALIVE;
            }
        }
        droppedUnfinished |= data != Data.NONE;
        return Signal.END;
    }

    private void dispatch(Frame frame) {
        if (data == Data.HELD) {
            frame.set(lines.buffer(), lines.heldStart(), lines.heldEnd());
            lines.release();
        } else {
            frame.set(joined, 0, joinedEnd);
        }
        frame.name(eventType.isEmpty() ? "message" : eventType, lastEventId);
        eventType = "";
        data = Data.NONE;
    }

    /** False for a comment. */
    private boolean field() throws IOException {
        joinHeld();
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
            append(bytes, value, end);
        } else if (isField(bytes, start, colon, "event")) {
            eventType = names.of(bytes, value, end);
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

    /** The event goes on after its data line, so that line cannot stay in the scanner's buffer. */
    private void joinHeld() {
        if (data == Data.HELD) {
            joinedEnd = 0;
            addJoined(lines.buffer(), lines.heldStart(), lines.heldEnd());
            lines.release();
            data = Data.JOINED;
        }
    }

    private void append(byte[] bytes, int start, int end) throws IOException {
        int before = data == Data.NONE ? 0 : joinedEnd + 1;
        if (before + (long) (end - start) > limits.eventBytes()) {
            throw new WireLimitException("an event", limits.eventBytes());
        }
        if (data == Data.NONE) {
            lines.hold(start);
            data = Data.HELD;
        } else {
            addJoined(LINE_FEED, 0, 1);
            addJoined(bytes, start, end);
        }
    }

    private void addJoined(byte[] bytes, int start, int end) {
        int newEnd = joinedEnd + end - start;
        if (newEnd > joined.length) {
            joined = Arrays.copyOf(joined, Math.max(newEnd, joined.length * 2));
        }
        System.arraycopy(bytes, start, joined, joinedEnd, end - start);
        joinedEnd = newEnd;
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
