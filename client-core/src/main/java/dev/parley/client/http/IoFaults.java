package dev.parley.client.http;

import dev.parley.client.InferenceError;
import dev.parley.client.wire.WireLimitException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;

/** What an {@link IOException} of the HTTP engine means for the one who asked. */
final class IoFaults {

    private IoFaults() {}

    static InferenceError error(Attempt attempt, URI url, IOException cause, boolean answered) {
        if (cause instanceof WireLimitException limit) {
            return new InferenceError.TooLarge(limit.what(), limit.limit(), attempt.context(""));
        }
        if (answered) {
            return new InferenceError.Truncated(attempt.context(words(cause)));
        }
        if (cause instanceof SSLException) {
            return new InferenceError.TlsFailure(host(url), List.of(), attempt.context(words(cause)));
        }
        if (neverConnected(cause) || !attempt.bodySent()) {
            return new InferenceError.Unreachable(host(url), port(url), attempt.context(words(cause)));
        }
        return new InferenceError.OutcomeUnknown(attempt.context(words(cause)));
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

    private static String host(URI url) {
        return String.valueOf(url.getHost());
    }

    private static int port(URI url) {
        return url.getPort() != -1 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
