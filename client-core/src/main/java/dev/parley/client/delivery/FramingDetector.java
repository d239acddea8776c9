package dev.parley.client.delivery;

import dev.parley.client.http.HttpAnswer;
import dev.parley.client.protocol.Framing;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells how an answer is framed from its first bytes, and from its Content-Type where these leave it open. */
final class FramingDetector {
    /** Enough to see a field name of an event stream, or a doctype. */
    static final int LOOK_AHEAD = 256;

    private FramingDetector() {}

    /** A web page in place of an answer, or the framing. */
    sealed interface Finding {}

    record Framed(Framing framing) implements Finding {}

    record WebPage() implements Finding {}

    /**
     * Looks at the first bytes and puts them back.
     *
     * @param expected what the profile says, or {@link Framing#DETECT}
     */
    static Finding look(HttpAnswer answer, PushbackInputStream body, Framing expected) throws IOException {
        byte[] bytes = new byte[LOOK_AHEAD];
        int read = Math.max(body.read(bytes, 0, bytes.length), 0);
        body.unread(bytes, 0, read);
        String start = start(bytes, read);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return new WebPage();
        }
        return new Framed(expected == Framing.DETECT ? detect(answer.mediaType(), start) : overruled(expected, start));
    }

    private static Framing detect(String mediaType, String start) {
        if (looksLikeSse(start)) {
            return Framing.SSE;
        }
        boolean json = start.startsWith("{") || start.startsWith("[");
        return switch (mediaType) {
            case "text/event-stream" -> json ? Framing.JSON : Framing.SSE;
            case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines" ->
                Framing.NDJSON;
            case "text/plain" -> json ? Framing.JSON : Framing.TEXT;
            default -> Framing.JSON;
        };
    }

    /** A profile that expects a stream still gets a whole answer where the server sends one. */
    private static Framing overruled(Framing expected, String start) {
        boolean json = start.startsWith("{") || start.startsWith("[");
        return expected == Framing.SSE && json ? Framing.JSON : expected;
    }

    private static boolean looksLikeSse(String start) {
        return start.startsWith("data:")
                || start.startsWith("event:")
                || start.startsWith("id:")
                || start.startsWith("retry:")
                || start.startsWith(":");
    }

    private static String start(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.stripLeading().toLowerCase(Locale.ROOT);
    }
}
