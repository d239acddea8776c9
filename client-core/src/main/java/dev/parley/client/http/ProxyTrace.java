package dev.parley.client.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a call has come past its proxy: what breaks before that is the proxy's and not the server's. Thread-safe. */
final class ProxyTrace {
    private volatile @Nullable InetSocketAddress waitingFor;

    /** A call chose its way. */
    void chosen(List<Proxy> proxies) {
        waitingFor = proxies.stream()
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                .map(Proxy::address)
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** There is a connection to the server itself, or one that was kept. */
    void passed() {
        waitingFor = null;
    }

    /** The proxy that the call has not got past; {@code null} if there is none. */
    @Nullable InetSocketAddress waitingFor() {
        return waitingFor;
    }
}
