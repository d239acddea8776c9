package dev.parley.gateway;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model server elsewhere that the gateway stands in front of.
 *
 * @param name its part in {@code /api/v1/services/{name}} and in {@code name/model}: letters, digits, {@code . _ -}
 * @param baseUrl http or https; the path of a request is put behind its path
 * @param key sent as {@code Authorization: Bearer}; the caller's own is never forwarded
 */
public record RemoteService(
        String name, URI baseUrl, @Nullable Credential key) {

    /** The name that the built-in demo model has among the services. */
    public static final String DEMO = "demo";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    public RemoteService {
        if (!NAME.matcher(name).matches()) {
            throw new GatewayException(
                    "The name of a remote service is 1 to 63 letters, digits, dots, dashes or underscores"
                            + " and begins with a letter or digit.");
        }
        if (name.equals(DEMO)) {
            throw new GatewayException(
                    "The name demo belongs to the built-in demo model; name the remote differently.");
        }
        String scheme = baseUrl.getScheme() == null ? "" : baseUrl.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || baseUrl.getHost() == null || baseUrl.getPort() > 65_535 || baseUrl.getPort() == 0) {
            throw new GatewayException("The URL of " + name + " is not an http or https URL with a host.");
        }
        if (baseUrl.getRawUserInfo() != null || baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null) {
            throw new GatewayException(
                    "The URL of " + name + " has a user, a query or a fragment, which a base URL cannot have.");
        }
    }

    /** Whether the connection is encrypted. */
    public boolean secure() {
        return "https".equalsIgnoreCase(baseUrl.getScheme());
    }

    /** The port, also where the URL leaves it out. */
    public int port() {
        return baseUrl.getPort() > 0 ? baseUrl.getPort() : secure() ? 443 : 80;
    }
}
