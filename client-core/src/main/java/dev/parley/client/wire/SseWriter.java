package dev.parley.client.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Events to the bytes of a text/event-stream, the reverse of {@link SseReader}. */
public final class SseWriter {

    private SseWriter() {}

    /** An event of the default type. */
    public static byte[] data(String data) {
        return event(null, null, data);
    }

    /**
     * One event. Every line end in {@code data} becomes a line of its own, so that a reader gets the text back (CR and
     * CR LF as LF).
     *
     * @throws IllegalArgumentException if {@code event} or {@code id} holds a line end or a NUL
     */
    public static byte[] event(@Nullable String event, @Nullable String id, String data) {
        StringBuilder out = new StringBuilder(data.length() + 32);
        if (event != null) {
            out.append("event: ").append(oneLine(event)).append('\n');
        }
        if (id != null) {
            out.append("id: ").append(oneLine(id)).append('\n');
        }
        int from = 0;
        for (int i = 0; i <= data.length(); i++) {
            boolean end = i == data.length();
            if (!end && data.charAt(i) != '\n' && data.charAt(i) != '\r') {
                continue;
            }
            out.append("data: ").append(data, from, i).append('\n');
            if (!end && data.charAt(i) == '\r' && i + 1 < data.length() && data.charAt(i + 1) == '\n') {
                i++;
            }
            from = i + 1;
        }
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A comment, which every reader ignores: a sign of life. */
    public static byte[] comment(String text) {
        return (": " + oneLine(text) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String oneLine(String value) {
        if (value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\0')) {
            throw new IllegalArgumentException("a line end or NUL in a field of an event");
        }
        return value;
    }
}
