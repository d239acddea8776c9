package dev.parley.client.http;

import dev.parley.client.WireListener;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.wire.WireLimits;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** The shared HTTP engine: connections, the time-out timer. Thread-safe. */
public final class HttpTransport implements AutoCloseable {
    private final ProfileClients clients = new ProfileClients();
    private final ScheduledThreadPoolExecutor timer;
    private final WireLimits limits;

    public HttpTransport(WireLimits limits) {
        this.limits = limits;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("parley-timeouts").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * A new attempt with its own clock; nothing is sent yet.
     *
     * @param key of the endpoint
     * @param secrets where the login of the profile's proxy and the password of its client certificate are
     */
    public Attempt attempt(EndpointProfile profile, @Nullable Secret key, SecretSource secrets, WireListener listener) {
        return new Attempt(clients, timer, limits, profile, AttemptSecrets.of(profile, key, secrets), listener);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        clients.close();
    }
}
