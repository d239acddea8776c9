package dev.parley.client.http;

import dev.parley.client.endpoint.KeyExposure;
import dev.parley.client.endpoint.ProxySettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The proxy of a profile, except for what its list of exceptions names. */
final class ProfileProxy extends ProxySelector {
    private final List<Proxy> proxy;
    private final List<String> exceptions;
    private final boolean loopbackToo;

    ProfileProxy(ProxySettings settings) {
        // Not resolved here: that costs time, and the HTTP engine does it when it connects.
        String host = settings.host().replace("[", "").replace("]", "");
        this.proxy = List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, settings.port())));
        this.exceptions = settings.noProxy().stream()
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList();
        this.loopbackToo = exceptions.contains(ProxySettings.PROXY_LOOPBACK);
    }

    @Override
    public List<Proxy> select(URI uri) {
        return isException(uri) ? List.of(Proxy.NO_PROXY) : proxy;
    }

    private boolean isException(URI uri) {
        if (KeyExposure.isLoopback(uri) && !loopbackToo) {
            return true;
        }
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        String bare = host.replace("[", "").replace("]", "");
        int port = uri.getPort() != -1 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return exceptions.stream().anyMatch(entry -> matches(entry, bare, port));
    }

    /** An entry with one colon has a port; with more it is an IPv6 address, with brackets where a port follows. */
    private static boolean matches(String entry, String host, int port) {
        int colon = entry.lastIndexOf(':');
        boolean hasPort = entry.indexOf(':') == colon ? colon > 0 : entry.lastIndexOf("]:") == colon - 1;
        if (hasPort && !entry.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        String name =
                (hasPort ? entry.substring(0, colon) : entry).replace("[", "").replace("]", "");
        return name.equals("*") || name.equals(host) || (name.startsWith(".") && ("." + host).endsWith(name));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException fault) {
        // There is no other proxy to go to; the attempt says what happened.
    }
}
