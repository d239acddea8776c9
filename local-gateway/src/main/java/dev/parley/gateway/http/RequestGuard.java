package dev.parley.gateway.http;

import dev.parley.gateway.routing.PathRules;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may come in, before anything is read from its body or sent anywhere. The Host check keeps
 * out web pages that point a name of theirs at this machine; the Origin check keeps out all others.
 */
final class RequestGuard {
    private final TokenCheck token;
    private final Set<String> origins;
    private final int bodyLimit;

    RequestGuard(TokenCheck token, List<String> origins, int bodyLimit) {
        this.token = token;
        this.origins = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        this.origins.addAll(origins);
        this.bodyLimit = bodyLimit;
    }

    /** Why the request is refused, or {@code null}. {@link #tokenFault} comes after it, where a token is needed. */
    @Nullable Refusal fault(HttpServerRequest request) {
        Refusal length = lengthFault(request.headers());
        if (length != null) {
            return length;
        }
        HttpMethod method = request.method();
        if (method.equals(HttpMethod.CONNECT) || method.equals(HttpMethod.TRACE)) {
            return Refusal.badRequest("method_refused", "The gateway takes neither CONNECT nor TRACE.");
        }
        String path = PathRules.fault(request.uri());
        if (path != null) {
            return Refusal.badRequest("path_refused", path);
        }
        return sourceFault(request);
    }

    private @Nullable Refusal lengthFault(MultiMap headers) {
        String length = headers.get("Content-Length");
        if (length == null) {
            return null;
        }
        if (headers.contains("Transfer-Encoding")) {
            return Refusal.badRequest(
                    "ambiguous_length", "A request has Content-Length or Transfer-Encoding, not both.");
        }
        if (!length.chars().allMatch(c -> c >= '0' && c <= '9') || length.isEmpty()) {
            return Refusal.unreadable();
        }
        // More digits than a long has is too large in any case.
        return length.length() > 18 || Long.parseLong(length) > bodyLimit ? Refusal.bodyTooLarge(bodyLimit) : null;
    }

    private @Nullable Refusal sourceFault(HttpServerRequest request) {
        int port = request.localAddress().port();
        List<String> hosts = request.headers().getAll("Host");
        Set<String> own = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        if (hosts.size() != 1 || !own.contains(hosts.get(0).toLowerCase(Locale.ROOT))) {
            return Refusal.forbidden("host_refused", "The Host of the request is not this gateway.");
        }
        for (String origin : request.headers().getAll("Origin")) {
            if (!origins.contains(origin)) {
                return Refusal.forbidden("origin_refused", "The gateway does not take requests from this web page.");
            }
        }
        return null;
    }

    @Nullable Refusal tokenFault(HttpServerRequest request) {
        return token.accepts(request.headers()) ? null : Refusal.unauthorized();
    }
}
