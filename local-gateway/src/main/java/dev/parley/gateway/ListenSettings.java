package dev.parley.gateway;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a gateway listens, and whom it lets in.
 *
 * @param host an address of this machine; {@code 127.0.0.1} unless others are to reach it
 * @param port 0 takes any free one
 * @param portFallback whether the next free port is taken when {@code port} is busy
 * @param tls {@code null}: plain HTTP, which only the loopback address may have
 * @param allowedHosts what a request may call the gateway beside its own address, {@code name} or {@code name:port}
 * @param allowedOrigins web pages that may call, such as {@code http://localhost:5173}; none by default
 */
public record ListenSettings(
        String host,
        int port,
        boolean portFallback,
        @Nullable TlsFiles tls,
        List<String> allowedHosts,
        List<String> allowedOrigins) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?");

    /** {@code 127.0.0.1:8321} or the next free port, plain, for no web page. */
    public static final ListenSettings DEFAULT =
            new ListenSettings("127.0.0.1", GatewayConfig.DEFAULT_PORT, true, null, List.of(), List.of());

    public ListenSettings {
        allowedHosts = List.copyOf(allowedHosts);
        allowedOrigins = List.copyOf(allowedOrigins);
        if (port < 0 || port > 65_535) {
            throw new GatewayException("The port is a number from 0 to 65535.");
        }
        for (String allowed : allowedHosts) {
            if (!HOST.matcher(allowed).matches()) {
                throw new GatewayException("An allowed host is a name or an address, with a port or without.");
            }
        }
        allowedOrigins.forEach(ListenSettings::checkOrigin);
    }

    /** Whether only this machine can reach it. */
    public boolean loopback() {
        return LOOPBACK.contains(host);
    }

    ListenSettings withPort(int value) {
        return new ListenSettings(host, value, portFallback, tls, allowedHosts, allowedOrigins);
    }

    ListenSettings withPortFallback(boolean value) {
        return new ListenSettings(host, port, value, tls, allowedHosts, allowedOrigins);
    }

    ListenSettings withAllowedOrigins(List<String> value) {
        return new ListenSettings(host, port, portFallback, tls, allowedHosts, value);
    }

    private static void checkOrigin(String origin) {
        URI uri;
        try {
            uri = URI.create(origin);
        } catch (IllegalArgumentException e) {
            throw new GatewayException("An allowed origin is not a URL: " + origin + ".", e);
        }
        if (uri.getScheme() == null
                || uri.getHost() == null
                || !uri.getRawPath().isEmpty()) {
            throw new GatewayException(
                    "An allowed origin has a scheme, a host and perhaps a port, no path, unlike " + origin + ".");
        }
    }
}
