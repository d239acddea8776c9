package dev.parley.client.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a stream: the data of an SSE event, a line of NDJSON, a chunk of text. A reader fills the same frame again
 * and again, so what it shows is valid until the reader's next call; {@link #text()} makes a copy that stays.
 *
 * <p>Its bytes are UTF-8 as they came: a decoder that can work on them spares a string per event.
 */
public final class Frame {
    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int start;
    private int end;
    private String event = "message";
    private String id = "";
    private @Nullable String text;
    private long arrivedNanos;

    /** A frame that a reader has not filled yet. */
    public Frame() {}

    /** A frame that holds this text, as a message. */
    public static Frame of(String text) {
        Frame frame = new Frame();
        frame.set(text);
        frame.arrived(System.nanoTime());
        return frame;
    }

    /** Shows bytes {@code [start, end)} of a buffer that belongs to the reader. */
    void set(byte[] buffer, int newStart, int newEnd) {
        bytes = buffer;
        start = newStart;
        end = newEnd;
        text = null;
    }

    void set(String newText) {
        text = newText;
        bytes = newText.getBytes(StandardCharsets.UTF_8);
        start = 0;
        end = bytes.length;
    }

    void name(String newEvent, String newId) {
        event = newEvent;
        id = newId;
    }

    /** Says when the data was read. A reader of bytes does not know; whoever reads from a connection does. */
    public void arrived(long atNanos) {
        arrivedNanos = atNanos;
    }

    /** When the data was read, by {@link System#nanoTime()}: the time of the events that are made of it. */
    public long arrivedNanos() {
        return arrivedNanos;
    }

    /** The buffer that holds the data, from {@link #start()} to {@link #end()}; not to be changed. */
    public byte[] buffer() {
        return bytes;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public int length() {
        return end - start;
    }

    /** The type of an SSE event, {@code message} if it has none or is none. */
    public String event() {
        return event;
    }

    /** The last event id that the stream set, {@code ""} if none. */
    public String id() {
        return id;
    }

    /** The data as text; malformed UTF-8 becomes U+FFFD. */
    public String text() {
        if (text == null) {
            text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        }
        return text;
    }

    /** Whether the data is exactly these ASCII characters. */
    public boolean is(String ascii) {
        if (end - start != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[start + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
