package dev.parley.client.delivery;

import dev.parley.client.http.HttpAnswer;
import dev.parley.client.protocol.Framing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells how an answer is framed from its first bytes, and from its Content-Type where these leave it open. */
final class FramingDetector {
    /** Enough to see a field name of an event stream, or a doctype. */
    static final int LOOK_AHEAD = 256;

    private static final List<String> WEB_PAGES = List.of("<!doctype html", "<html");
    private static final List<String> SSE_FIELDS = List.of("data:", "event:", "id:", "retry:", ":");

    private FramingDetector() {}

    /** A web page in place of an answer, or the framing. */
    sealed interface Finding {}

    record Framed(Framing framing) implements Finding {}

    record WebPage() implements Finding {}

    /**
     * Looks at the first bytes and leaves them to be read. Waits for more only while what is there could still become one
     * of the beginnings that decide, so that a short first piece of a live stream is not held back.
     *
     * @param expected what the profile says, or {@link Framing#DETECT}
     */
    static Finding look(HttpAnswer answer, PeekableBody body, Framing expected) throws IOException {
        String start = "";
        while (couldBecomeDecisive(start) && body.peekMore()) {
            start = start(body.head(), body.peeked());
        }
        if (WEB_PAGES.stream().anyMatch(start::startsWith)) {
            return new WebPage();
        }
        return new Framed(
                expected == Framing.DETECT
                        ? detect(answer.mediaType(), start)
                        : overruled(expected, answer.mediaType(), start));
    }

    private static boolean couldBecomeDecisive(String start) {
        return Stream.concat(WEB_PAGES.stream(), SSE_FIELDS.stream())
                .anyMatch(decisive -> decisive.startsWith(start) && !decisive.equals(start));
    }

    private static Framing detect(String mediaType, String start) {
        if (SSE_FIELDS.stream().anyMatch(start::startsWith)) {
            return Framing.SSE;
        }
        boolean json = start.startsWith("{") || start.startsWith("[");
        return switch (mediaType) {
            case "text/event-stream" -> json ? Framing.JSON : Framing.SSE;
            case "application/x-ndjson",
                    "application/ndjson",
                    "application/jsonl",
                    "application/x-jsonlines",
                    "application/jsonlines" -> Framing.NDJSON;
            case "text/plain" -> json ? Framing.JSON : Framing.TEXT;
            // TorchServe gives none to the chunks of a stream.
            case "" -> json || start.startsWith("\"") ? Framing.JSON : Framing.TEXT;
            default -> Framing.JSON;
        };
    }

    /**
     * A profile that expects a stream still gets a whole answer where the server sends one. Of bytes the server has to say
     * that they are something else, such as an error: what they begin with means nothing.
     */
    private static Framing overruled(Framing expected, String mediaType, String start) {
        boolean json = start.startsWith("{") || start.startsWith("[");
        return switch (expected) {
            case SSE -> json ? Framing.JSON : Framing.SSE;
            case BINARY -> {
                boolean saysJson = mediaType.equals("application/json") || mediaType.endsWith("+json");
                boolean saysEvents = mediaType.equals("text/event-stream");
                yield saysJson ? Framing.JSON : saysEvents ? Framing.SSE : Framing.BINARY;
            }
            case NDJSON, JSON, TEXT, DETECT -> expected;
        };
    }

    private static String start(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.stripLeading().toLowerCase(Locale.ROOT);
    }
}
