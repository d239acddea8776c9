package dev.parley.client.http;

import dev.parley.client.TimeoutPhase;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Tells an attempt how far its exchange is, from inside the HTTP engine. */
final class PhaseListener extends EventListener {
    private final Attempt attempt;

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

    /** Only the server itself speaks TLS to us: the tunnel is there. */
    @Override
    public void secureConnectStart(Call call) {
        attempt.proxyTrace().passed();
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        attempt.connected();
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        if (request.body() == null) {
            attempt.clock().enter(TimeoutPhase.FIRST_BYTE);
        }
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        attempt.clock().enter(TimeoutPhase.FIRST_BYTE);
    }
}
