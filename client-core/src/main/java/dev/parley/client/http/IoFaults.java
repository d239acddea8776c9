package dev.parley.client.http;

import dev.parley.client.InferenceError;
import dev.parley.client.wire.StorageException;
import dev.parley.client.wire.WireLimitException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an {@link IOException} of the HTTP engine means for the one who asked. */
final class IoFaults {
    /** How the HTTP engine says that a proxy refused a tunnel with anything but 407. */
    private static final Pattern NO_TUNNEL = Pattern.compile("Unexpected response code for CONNECT: (\\d{3})");

    private IoFaults() {}

    static InferenceError error(Attempt attempt, URI url, IOException cause, boolean answered) {
        return switch (cause) {
            case WireLimitException limit ->
                new InferenceError.TooLarge(limit.what(), limit.limit(), attempt.context(""));
            case StorageException storage ->
                new InferenceError.NotStored(attempt.context(String.valueOf(storage.getMessage())));
            case ContentCodingException coding ->
                new InferenceError.MalformedResponse(
                        "the Content-Encoding", attempt.context(String.valueOf(coding.getMessage())));
            default ->
                answered
                        ? new InferenceError.Truncated(attempt.context(words(cause)))
                        : unanswered(attempt, url, cause);
        };
    }

    private static InferenceError unanswered(Attempt attempt, URI url, IOException cause) {
        ProxyRefusal refusal = proxyRefusal(url, cause);
        if (refusal != null) {
            return new InferenceError.ProxyRefused(
                    refusal.status(), attempt.context(String.valueOf(refusal.getMessage())));
        }
        InferenceError tls = TlsFaults.error(attempt, url, cause);
        if (tls != null) {
            return tls;
        }
        if (neverConnected(cause) || !attempt.bodySent()) {
            InetSocketAddress proxy = attempt.proxyTrace().waitingFor();
            return proxy == null
                    ? new InferenceError.Unreachable(host(url), port(url), attempt.context(words(cause)))
                    : new InferenceError.Unreachable(
                            proxy.getHostString(),
                            proxy.getPort(),
                            attempt.context(proxyOnTheWay(attempt, url) + " " + words(cause)));
        }
        return new InferenceError.OutcomeUnknown(attempt.context(words(cause)));
    }

    /** Names the proxy that a request has not got past; empty if there is none. */
    static String proxyOnTheWay(Attempt attempt, URI url) {
        InetSocketAddress proxy = attempt.proxyTrace().waitingFor();
        return proxy == null
                ? ""
                : proxy.getHostString() + ":" + proxy.getPort() + " is the proxy on the way to " + host(url) + ".";
    }

    private static @Nullable ProxyRefusal proxyRefusal(URI url, IOException cause) {
        ProxyRefusal own = Causes.find(cause, ProxyRefusal.class);
        if (own != null) {
            return own;
        }
        Matcher noTunnel = NO_TUNNEL.matcher(String.valueOf(cause.getMessage()));
        if (!noTunnel.matches()) {
            return null;
        }
        int status = Integer.parseInt(noTunnel.group(1));
        String place = host(url) + ":" + port(url);
        return new ProxyRefusal(
                status,
                status >= 500
                        ? "The proxy could not reach " + place + "."
                        : "The proxy does not let anybody connect to " + place + ".");
    }

    private static boolean neverConnected(IOException cause) {
        return cause instanceof UnknownHostException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException;
    }

    /** The engine's own messages name addresses and states, never header values. */
    private static String words(IOException cause) {
        return switch (cause) {
            case UnknownHostException e -> "The name is not known.";
            case ConnectException e -> "The connection was refused.";
            case NoRouteToHostException e -> "There is no route to the host.";
            case SSLException e -> String.valueOf(e.getMessage());
            default -> "The connection broke.";
        };
    }

    static String host(URI url) {
        return String.valueOf(url.getHost());
    }

    static int port(URI url) {
        return url.getPort() != -1 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
