package dev.parley.gateway.upstream.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Asks a process whether it serves. Blocking. */
final class ReadyProbe {
    private static final int CONNECT_MS = 1_000;
    private static final int ANSWER_MS = 5_000;

    private final URI url;
    private final @Nullable String key;

    ReadyProbe(int port, String path, @Nullable String key) {
        this.url = URI.create("http://127.0.0.1:" + port + path);
        this.key = key;
    }

    /** Whether it answers 2xx. */
    boolean ready() {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MS);
            connection.setReadTimeout(ANSWER_MS);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            if (key != null) {
                connection.setRequestProperty("Authorization", "Bearer " + key);
            }
            try {
                return connection.getResponseCode() / 100 == 2;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
