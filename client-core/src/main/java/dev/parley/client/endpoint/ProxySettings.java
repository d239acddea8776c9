package dev.parley.client.endpoint;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy: {@code https} goes through it by CONNECT, {@code http} by requests in absolute form (RFC 9112, section
 * 3.2.2). What is sent to the proxy itself travels unprotected, its user name and password among it: that is how HTTP
 * proxies are.
 *
 * @param host the proxy's name or address, without a scheme
 * @param credentials {@code user:password}; they go to the proxy alone
 * @param noProxy what is reached without it: {@code host} (that one), {@code .suffix} (that host and all below it), an IP
 *     address, any of these with {@code :port}, or {@code *} for everything. Loopback addresses never go through a proxy
 *     unless {@link #PROXY_LOOPBACK} is in the list
 */
public record ProxySettings(String host, int port, @Nullable SecretRef credentials, List<String> noProxy) {

    /** Takes away that loopback addresses are reached directly; the spelling is that of browsers. */
    public static final String PROXY_LOOPBACK = "<-loopback>";

    /** Everything is reached directly. */
    public static final ProxySettings NONE = new ProxySettings("none.invalid", 1, null, List.of("*"));

    public ProxySettings {
        noProxy = List.copyOf(noProxy);
    }

    public static ProxySettings of(String host, int port) {
        return new ProxySettings(host, port, null, List.of());
    }

    /** What the credentials are bound to, such as {@code http://proxy.example:3128}. */
    public String origin() {
        return "http://" + host.toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** The same for whoever has no credentials. */
    public ProxySettings withoutCredentials() {
        return new ProxySettings(host, port, null, noProxy);
    }

    /** The credentials are the entry {@code secretId} of the key store, for this proxy only. */
    public ProxySettings withCredentials(String secretId) {
        return new ProxySettings(host, port, new SecretRef(secretId, origin()), noProxy);
    }

    public ProxySettings withNoProxy(List<String> value) {
        return new ProxySettings(host, port, credentials, value);
    }
}
