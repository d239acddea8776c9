package dev.parley.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one request for the access log and the metrics: times, sizes and names, nothing that was said. Lives on
 * one event loop. All times are {@link System#nanoTime()}, 0 for what did not happen.
 */
final class RequestTrace {
    /** Servers tell the number of tokens at the end of an answer, under one of these names. */
    private static final List<String> TOKENS =
            List.of("\"completion_tokens\"", "\"output_tokens\"", "\"eval_count\"", "\"predicted_n\"");

    private static final int MOST_DIGITS = 9;
    private static final int MOST_ID = 100;

    private static final int TAIL_BYTES = 4_096;

    private final long received;
    private String caller = "";
    private String service = "";
    private String path = "";
    private String upstreamId = "";
    private long bodyRead;
    private long opened;
    private long waited;
    private long upstreamEnded;
    private long firstByte;
    private long lastByte;
    private int chunks;
    private boolean streams;
    private boolean cut;
    private boolean left;
    private @Nullable Buffer last;
    private @Nullable Buffer beforeLast;

    RequestTrace(long received) {
        this.received = received;
    }

    void caller(String name) {
        caller = name;
    }

    /** The path of a request whose caller is known; without its query. */
    void path(String uri) {
        int query = uri.indexOf('?');
        path = query < 0 ? uri : uri.substring(0, query);
    }

    void bodyRead() {
        bodyRead = System.nanoTime();
    }

    void opened(String name) {
        service = name;
        opened = System.nanoTime();
    }

    /** It waited so long for a cold or busy service. */
    void waited(long nanos) {
        waited = nanos;
    }

    /** @param requestId what the service calls the request; the caller may know it by that name only */
    void head(@Nullable String contentType, @Nullable String requestId) {
        upstreamId =
                requestId == null ? "" : requestId.length() <= MOST_ID ? requestId : requestId.substring(0, MOST_ID);
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        streams = type.startsWith("text/event-stream") || type.contains("ndjson");
    }

    void chunk(Buffer chunk) {
        lastByte = System.nanoTime();
        if (firstByte == 0) {
            firstByte = lastByte;
        }
        chunks++;
        beforeLast = last;
        last = chunk;
    }

    void upstreamEnded(boolean early) {
        upstreamEnded = System.nanoTime();
        cut = early;
    }

    void left() {
        left = true;
    }

    /** How it all was, once it is over; {@code now} is its end. */
    RequestSummary summary(String id, String method, int status, long bytesIn, long bytesOut, long now) {
        long start = bodyRead == 0 ? received : bodyRead;
        boolean complete = opened > 0 && upstreamEnded > 0 && !cut && !left;
        return new RequestSummary(
                id,
                upstreamId,
                caller,
                method,
                path,
                service,
                status,
                cut ? RequestSummary.End.CUT : left ? RequestSummary.End.LEFT : RequestSummary.End.COMPLETE,
                now - received,
                waited,
                firstByte == 0 ? 0 : firstByte - received,
                complete ? Math.max(0, opened - start) + Math.max(0, now - upstreamEnded) : -1,
                bytesIn,
                bytesOut,
                complete ? tokens() : 0,
                complete && streams ? lastByte - firstByte : 0);
    }

    /** As the server counts them; where it does not say, a stream's pieces, of which servers send one a token. */
    private int tokens() {
        int said = said(tail(beforeLast) + tail(last));
        return said > 0 ? said : streams ? chunks : 0;
    }

    /** The number behind the last of the names that has one; 0 if none has. */
    private static int said(String text) {
        int said = 0;
        int where = -1;
        for (String name : TOKENS) {
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                int number = number(text, at + name.length());
                if (number >= 0 && at > where) {
                    said = number;
                    where = at;
                }
            }
        }
        return said;
    }

    /** The number behind a colon; -1 if something else is there. */
    private static int number(String text, int from) {
        int colon = blanks(text, from);
        if (colon == text.length() || text.charAt(colon) != ':') {
            return -1;
        }
        int start = blanks(text, colon + 1);
        int end = start;
        while (end < text.length() && end - start < MOST_DIGITS && isDigit(text.charAt(end))) {
            end++;
        }
        return end == start ? -1 : Integer.parseInt(text, start, end, 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static String tail(@Nullable Buffer buffer) {
        if (buffer == null) {
            return "";
        }
        int from = Math.max(0, buffer.length() - TAIL_BYTES);
        return new String(buffer.getBytes(from, buffer.length()), StandardCharsets.ISO_8859_1);
    }
}
