package dev.parley.gateway.http;

import java.util.List;

/**
 * What the server demands of a request.
 *
 * @param token secret; not in {@link #toString()}
 * @param allowedOrigins the web pages that may call
 * @param bodyBytes the largest body
 * @param headerBytes the largest request line, and the largest headers
 */
public record ServerRules(String token, List<String> allowedOrigins, int bodyBytes, int headerBytes) {

    public ServerRules {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    @Override
    public String toString() {
        return "ServerRules[bodyBytes=" + bodyBytes + ", headerBytes=" + headerBytes + "]";
    }
}
