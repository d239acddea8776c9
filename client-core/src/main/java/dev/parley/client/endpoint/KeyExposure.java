package dev.parley.client.endpoint;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a key would be seen by others: on an unprotected connection, or in a part of a profile that is saved as text. */
public final class KeyExposure {
    private static final Set<String> KEY_HEADERS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "api-key", "x-goog-api-key", "cookie");
    private static final Pattern KEY_IN_QUERY =
            Pattern.compile("(?i).*[?&](key|sig|[^=&]*(api[-_]?key|token|secret|password|signature))=[^&].*");

    private KeyExposure() {}

    /** Whether a key would travel readable to another machine: {@code http} to a host that is not this one. */
    public static boolean isUnprotected(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) && !isLoopback(url);
    }

    /**
     * Whether the profile sends a key: one of its own, or one in a header or a query, where none should be.
     */
    public static boolean carriesKey(EndpointProfile profile) {
        return profile.secret() != null
                || profile.headers().keySet().stream().anyMatch(KeyExposure::isKeyHeader)
                || (profile.path() != null && isInQuery(profile.path()));
    }

    /** Whether a header of that name carries a key. */
    public static boolean isKeyHeader(String name) {
        return KEY_HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the query of a path or URL holds a value whose name says that it is a key. */
    public static boolean isInQuery(String path) {
        return KEY_IN_QUERY.matcher(path).matches();
    }

    /**
     * Whether the URL's host is this machine, by the written address alone: a name that resolves to this machine today
     * may not do so tomorrow.
     */
    public static boolean isLoopback(URI url) {
        String host = url.getHost();
        return host != null
                && (host.equalsIgnoreCase("localhost")
                        || host.equals("[::1]")
                        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"));
    }
}
