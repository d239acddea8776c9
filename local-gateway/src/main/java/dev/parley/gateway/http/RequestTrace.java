package dev.parley.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one request for the access log and the metrics: times, sizes and names, nothing that was said. Lives on
 * one event loop. All times are {@link System#nanoTime()}, 0 for what did not happen.
 */
final class RequestTrace {
    /** Servers tell the number of tokens at the end of an answer, under one of these names. */
    private static final Pattern TOKENS =
            Pattern.compile("\"(?:completion_tokens|output_tokens|eval_count|predicted_n)\"\\s*:\\s*(\\d{1,9})");

    private static final int TAIL_BYTES = 4_096;

    private final long received;
    private String caller = "";
    private String service = "";
    private String path = "";
    private long bodyRead;
    private long opened;
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

    void head(@Nullable String contentType) {
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
                caller,
                method,
                path,
                service,
                status,
                cut ? RequestSummary.End.CUT : left ? RequestSummary.End.LEFT : RequestSummary.End.COMPLETE,
                now - received,
                firstByte == 0 ? 0 : firstByte - received,
                complete ? Math.max(0, opened - start) + Math.max(0, now - upstreamEnded) : -1,
                bytesIn,
                bytesOut,
                complete ? tokens() : 0,
                complete && streams ? lastByte - firstByte : 0);
    }

    /** As the server counts them; where it does not say, a stream's pieces, of which servers send one a token. */
    private int tokens() {
        Matcher matcher = TOKENS.matcher(tail(beforeLast) + tail(last));
        int said = 0;
        while (matcher.find()) {
            said = Integer.parseInt(matcher.group(1));
        }
        return said > 0 ? said : streams ? chunks : 0;
    }

    private static String tail(@Nullable Buffer buffer) {
        if (buffer == null) {
            return "";
        }
        int from = Math.max(0, buffer.length() - TAIL_BYTES);
        return buffer.getString(from, buffer.length(), StandardCharsets.ISO_8859_1.name());
    }
}
