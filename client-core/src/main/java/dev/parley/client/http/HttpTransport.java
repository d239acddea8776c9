package dev.parley.client.http;

import dev.parley.client.WireListener;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.wire.WireLimits;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** The shared HTTP engine: connections, the time-out timer. Thread-safe. */
public final class HttpTransport implements AutoCloseable {
    private final ProfileClients clients = new ProfileClients();
    private final ScheduledThreadPoolExecutor timer;
    private final WireLimits limits;
    /** Those that somebody still holds; one that nobody does has nobody who could miss its end. */
    private final Set<Attempt> attempts = Collections.newSetFromMap(new WeakHashMap<>());

    private boolean closed;

    public HttpTransport(WireLimits limits) {
        this.limits = limits;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("parley-timeouts").factory());
        timer.setRemoveOnCancelPolicy(true);
        // Whoever reads on while all of this is closed has been cancelled and needs no time-out any more.
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * A new attempt with its own clock; nothing is sent yet. It is cancelled when this is closed, and from the start if
     * this is closed already.
     *
     * @param key of the endpoint
     * @param secrets where the login of the profile's proxy and the password of its client certificate are
     */
    public Attempt attempt(EndpointProfile profile, @Nullable Secret key, SecretSource secrets, WireListener listener) {
        Attempt attempt =
                new Attempt(clients, timer, limits, profile, AttemptSecrets.of(profile, key, secrets), listener);
        boolean late;
        synchronized (attempts) {
            late = closed;
            attempts.add(attempt);
        }
        if (late) {
            attempt.cancel();
        }
        return attempt;
    }

    @Override
    public void close() {
        List<Attempt> open;
        synchronized (attempts) {
            closed = true;
            open = List.copyOf(attempts);
        }
        open.forEach(Attempt::cancel);
        timer.shutdownNow();
        clients.close();
    }
}
