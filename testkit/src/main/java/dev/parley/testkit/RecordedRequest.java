package dev.parley.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request exactly as it came over the wire. */
public final class RecordedRequest {
    private final String method;
    private final String target;
    private final List<HttpHeader> headers;
    private final byte[] body;
    private final int connection;
    private final CompletableFuture<Void> clientGone;

    RecordedRequest(Head head, byte[] body, int connection, CompletableFuture<Void> clientGone) {
        this.method = head.method();
        this.target = head.target();
        this.headers = head.headers();
        this.body = body;
        this.connection = connection;
        this.clientGone = clientGone;
    }

    /** Request line and headers, as parsed. */
    record Head(String method, String target, List<HttpHeader> headers) {
        Head {
            headers = List.copyOf(headers);
        }

        @Nullable String header(String name) {
            return headers.stream()
                    .filter(header -> header.is(name))
                    .map(HttpHeader::value)
                    .findFirst()
                    .orElse(null);
        }
    }

    public String method() {
        return method;
    }

    /** The request target as it was sent, with its query, percent escapes untouched. */
    public String target() {
        return target;
    }

    /** In the order and spelling of the wire, duplicates kept. */
    public List<HttpHeader> headers() {
        return headers;
    }

    /** The first header of that name in any spelling. */
    public @Nullable String header(String name) {
        return headers(name).stream().findFirst().orElse(null);
    }

    /** All values of that name in any spelling, in order. */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(HttpHeader::value)
                .toList();
    }

    /** The body without its transfer coding; empty if there was none, or if it was answered before it was read. */
    public byte[] body() {
        return body.clone();
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Number of the TCP connection, from 1. */
    public int connection() {
        return connection;
    }

    CompletableFuture<Void> clientGone() {
        return clientGone;
    }

    @Override
    public String toString() {
        return method + " " + target + " " + headers + " " + bodyText();
    }
}
