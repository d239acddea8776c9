package dev.parley.gateway.http;

import java.util.List;

/**
 * What the server demands of a request.
 *
 * @param callers whose keys are taken; only hashes of them are here
 * @param allowedHosts what a request may call the server beside its own address, {@code name} or {@code name:port}
 * @param allowedOrigins the web pages that may call
 * @param bodyBytes the largest body
 * @param headerBytes the largest request line, and the largest headers
 */
public record ServerRules(
        List<CallerRule> callers,
        List<String> allowedHosts,
        List<String> allowedOrigins,
        int bodyBytes,
        int headerBytes) {

    public ServerRules {
        callers = List.copyOf(callers);
        allowedHosts = List.copyOf(allowedHosts);
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
