package dev.parley.gateway.http;

import dev.parley.gateway.routing.PathRules;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may come in, before anything is read from its body or sent anywhere. The Host check keeps
 * out web pages that point a name of theirs at this machine; the Origin check keeps out all others.
 */
final class RequestGuard {
    private final Set<String> origins;
    private final List<String> allowedHosts;
    private final int bodyLimit;
    private final Map<SocketAddress, Set<String>> ownNames = new ConcurrentHashMap<>();

    RequestGuard(ServerRules rules) {
        this.origins = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        this.origins.addAll(rules.allowedOrigins());
        this.allowedHosts = rules.allowedHosts();
        this.bodyLimit = rules.bodyBytes();
    }

    /** Why the request is refused, or {@code null}. Whose it is comes after this. */
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
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        boolean coded = headers.contains(HttpHeaders.TRANSFER_ENCODING);
        if (length == null) {
            // Where the body ends is clear only with this one; what two servers read differently is two requests to
            // one.
            return !coded
                            || String.join(",", headers.getAll(HttpHeaders.TRANSFER_ENCODING))
                                    .equalsIgnoreCase("chunked")
                    ? null
                    : Refusal.badRequest("transfer_encoding_refused", "The only Transfer-Encoding taken is chunked.");
        }
        if (coded) {
            return Refusal.badRequest(
                    "ambiguous_length", "A request has Content-Length or Transfer-Encoding, not both.");
        }
        if (length.isEmpty() || !isDigits(length)) {
            return Refusal.unreadable();
        }
        // More digits than a long has is too large in any case.
        return length.length() > 18 || Long.parseLong(length) > bodyLimit ? Refusal.bodyTooLarge(bodyLimit) : null;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private @Nullable Refusal sourceFault(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        Set<String> own = ownNames.computeIfAbsent(request.localAddress(), this::names);
        if (hosts.size() != 1 || !own.contains(hosts.get(0).toLowerCase(Locale.ROOT))) {
            return Refusal.forbidden("host_refused", "The Host of the request is not this gateway.");
        }
        for (String origin : request.headers().getAll(HttpHeaders.ORIGIN)) {
            if (!origins.contains(origin)) {
                return Refusal.forbidden("origin_refused", "The gateway does not take requests from this web page.");
            }
        }
        return null;
    }

    /**
     * What a request that came in at this address may call the gateway. An address of its own is as good as a name that was
     * allowed: no name server can point an address elsewhere.
     */
    private Set<String> names(SocketAddress local) {
        List<String> hosts = new ArrayList<>(List.of("127.0.0.1", "localhost", "[::1]"));
        String address = local.hostAddress();
        if (address != null) {
            hosts.add(address.contains(":") ? "[" + address + "]" : address);
        }
        hosts.addAll(allowedHosts);
        Set<String> names = new HashSet<>();
        for (String host : hosts) {
            String lower = host.toLowerCase(Locale.ROOT);
            boolean withPort = lower.matches(".*[^:]:\\d+|\\[.*]:\\d+");
            if (withPort) {
                names.add(lower);
            } else {
                names.add(lower + ":" + local.port());
                boolean usual = local.port() == 443 || local.port() == 80;
                if (usual || allowedHosts.contains(host)) {
                    names.add(lower);
                }
            }
        }
        return Set.copyOf(names);
    }
}
