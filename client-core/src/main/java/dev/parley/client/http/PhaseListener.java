package dev.parley.client.http;

import dev.parley.client.CertificateFacts;
import dev.parley.client.TimeoutPhase;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Tells an attempt how far its exchange is, from inside the HTTP engine. */
final class PhaseListener extends EventListener {
    private final Attempt attempt;

    /** Two connections may be tried at once, each on a thread of its own: the first beginning counts. */
    private final AtomicLong connectNanos = new AtomicLong();

    private final AtomicLong tlsNanos = new AtomicLong();

    private PhaseListener(Attempt attempt) {
        this.attempt = attempt;
    }

    static EventListener of(Call call) {
        Attempt attempt = call.request().tag(Attempt.class);
        return attempt == null ? EventListener.NONE : new PhaseListener(attempt);
    }

    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
        attempt.proxyTrace().chosen(proxies);
    }

    @Override
    public void dnsStart(Call call, String domainName) {
        connectNanos.compareAndSet(0, System.nanoTime());
    }

    @Override
    public void connectStart(Call call, InetSocketAddress inetSocketAddress, Proxy proxy) {
        connectNanos.compareAndSet(0, System.nanoTime());
    }

    /** Only the server itself speaks TLS to us: the tunnel is there. */
    @Override
    public void secureConnectStart(Call call) {
        attempt.proxyTrace().passed();
        tlsNanos.compareAndSet(0, System.nanoTime());
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        Handshake tls = connection.handshake();
        attempt.connected(
                connection.protocol().toString(),
                tls == null ? null : tls.tlsVersion().javaName(),
                certificate(tls),
                taken(connectNanos),
                taken(tlsNanos));
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        if (request.body() == null) {
            attempt.clock().enter(TimeoutPhase.FIRST_BYTE);
            attempt.requestEnded();
        }
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        attempt.clock().enter(TimeoutPhase.FIRST_BYTE);
        attempt.requestEnded();
    }

    private static @Nullable CertificateFacts certificate(@Nullable Handshake tls) {
        return tls != null
                        && !tls.peerCertificates().isEmpty()
                        && tls.peerCertificates().getFirst() instanceof X509Certificate own
                ? CertificateFacts.of(own)
                : null;
    }

    private static @Nullable Long taken(AtomicLong nanos) {
        long at = nanos.getAndSet(0);
        return at == 0 ? null : at;
    }
}
