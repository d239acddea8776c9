package dev.parley.client.http;

import dev.parley.client.WireListener;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.wire.WireLimits;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The shared HTTP engine: connections, the time-out timer. Thread-safe. */
public final class HttpTransport implements AutoCloseable {
    private final OkHttpClient client;
    private final ScheduledThreadPoolExecutor timer;
    private final WireLimits limits;

    public HttpTransport(WireLimits limits) {
        this.limits = limits;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("parley-timeouts").factory());
        timer.setRemoveOnCancelPolicy(true);
        // Time-outs are by phase and ours (PhaseClock); redirects are ours (SameOriginRedirects), because OkHttp
        // forwards x-api-key and, on 307 and 308, the body to another host; nothing is ever sent twice by itself.
        this.client = new OkHttpClient.Builder()
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .eventListenerFactory(PhaseListener::of)
                .build();
    }

    /** A new attempt with its own clock; nothing is sent yet. */
    public Attempt attempt(EndpointProfile profile, @Nullable Secret secret, WireListener listener) {
        return new Attempt(client, timer, limits, profile, secret, listener);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
