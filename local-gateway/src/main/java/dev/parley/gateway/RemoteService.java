package dev.parley.gateway;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model server elsewhere that the gateway stands in front of.
 *
 * @param urls one for each replica, http or https; the path of a request is put behind its path
 * @param key sent as {@code Authorization: Bearer}; the caller's own is never forwarded
 * @param failover when another replica is tried
 */
public record RemoteService(
        String name,
        List<URI> urls,
        @Nullable Credential key,
        Failover failover,
        HealthCheck health,
        ServiceOptions options,
        UpstreamTimeouts timeouts)
        implements ServiceConfig {

    /** When a call that failed before the first byte of its answer goes to another replica. */
    public enum Failover {
        /** Only while nothing of the request had left: no model is asked twice. */
        CONNECT,
        /** Also when the request had left: a model may then be asked twice. */
        FIRST_BYTE
    }

    public RemoteService {
        ServiceConfig.checkName(name);
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new GatewayException("The service " + name + " has no URL.");
        }
        for (URI url : urls) {
            checkUrl(name, url);
        }
    }

    /** One server with every default. */
    public RemoteService(String name, URI url, @Nullable Credential key) {
        this(
                name,
                List.of(url),
                key,
                Failover.CONNECT,
                HealthCheck.DEFAULT,
                ServiceOptions.DEFAULT,
                UpstreamTimeouts.DEFAULT);
    }

    private static void checkUrl(String name, URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || url.getHost() == null || url.getPort() > 65_535 || url.getPort() == 0) {
            throw new GatewayException("The URL of " + name + " is not an http or https URL with a host.");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new GatewayException(
                    "The URL of " + name + " has a user, a query or a fragment, which a base URL cannot have.");
        }
    }
}
