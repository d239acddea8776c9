package dev.parley.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Connections to one server, each for one request at a time, of which every event loop keeps its own for a few seconds. The
 * client's pool does this for all servers and event loops together and takes 4 us of each request for it (docs/adr/0019). How
 * many there are is the number of calls under way, which a service's concurrency limits. Thread-safe; a connection stays on
 * the event loop that opened it.
 */
final class Connections {
    /** Shorter than common servers' own, so that a request seldom meets a connection that is just being closed. */
    private static final int KEEP_S = 4;

    private static final long SWEEP_MS = 1_000;
    private static final CharSequence KEEP_ALIVE = HttpHeaders.createOptimized("keep-alive");
    private static final Pattern SERVERS_TIMEOUT = Pattern.compile("(?i)timeout=([0-9]{1,9})\\b");

    private final Vertx vertx;
    private final HttpClientAgent client;
    private final HttpConnectOptions server;
    private final ThreadLocal<Loop> loops = ThreadLocal.withInitial(Loop::new);

    Connections(Vertx vertx, HttpClientAgent client, String host, int port, boolean secure) {
        this.vertx = vertx;
        this.client = client;
        this.server = new HttpConnectOptions().setHost(host).setPort(port).setSsl(secure);
    }

    /**
     * A request on a connection that nobody else has, to be given back by {@link #release} or {@link #abort}. Fails as
     * connecting does; nothing has left then.
     */
    Future<HttpClientRequest> request(RequestOptions options) {
        Loop loop = loops.get();
        HttpClientConnection kept = loop.take();
        if (kept != null) {
            Future<HttpClientRequest> request = kept.request(options);
            if (!request.failed()) {
                return request;
            }
        }
        return client.connect(server).compose(opened -> {
            opened.closeHandler(_ -> loop.forget(opened));
            return opened.request(options);
        });
    }

    /**
     * Takes back the connection of a request whose answer came whole.
     *
     * @param sent whether the request went out whole as well
     */
    void release(HttpClientRequest request, HttpClientResponse response, boolean sent) {
        HttpClientConnection connection = (HttpClientConnection) request.connection();
        int seconds = sent ? keepSeconds(response) : 0;
        if (seconds > 0) {
            loops.get().keep(connection, seconds);
        } else {
            var _ = connection.close();
        }
    }

    /** Ends a request together with its connection, on which its answer may still be on its way. */
    static void abort(HttpClientRequest request) {
        // A reset alone leaves the connection open where nothing has left yet.
        request.reset();
        var _ = request.connection().close();
    }

    /** RFC 9112, section 9.3; and what servers say of their own time-out. */
    private static int keepSeconds(HttpClientResponse response) {
        String connection = response.getHeader(HttpHeaders.CONNECTION);
        boolean persistent = response.version() == HttpVersion.HTTP_1_0
                ? says(connection, "keep-alive")
                : !says(connection, "close");
        if (!persistent) {
            return 0;
        }
        String told = response.getHeader(KEEP_ALIVE);
        return told == null ? KEEP_S : Math.min(KEEP_S, serversTimeout(told));
    }

    private static boolean says(@Nullable String connection, String option) {
        if (connection == null) {
            return false;
        }
        for (String each : connection.split(",", -1)) {
            if (each.strip().equalsIgnoreCase(option)) {
                return true;
            }
        }
        return false;
    }

    private static int serversTimeout(String keepAlive) {
        Matcher timeout = SERVERS_TIMEOUT.matcher(keepAlive);
        return timeout.find() ? Integer.parseInt(timeout.group(1)) : KEEP_S;
    }

    private record Kept(HttpClientConnection connection, long until) {}

    /** What one event loop keeps, the last used first. */
    private final class Loop {
        private final Deque<Kept> idle = new ArrayDeque<>();
        private boolean sweeping;

        @Nullable HttpClientConnection take() {
            for (Kept last = idle.pollFirst(); last != null; last = idle.pollFirst()) {
                if (last.until - System.nanoTime() > 0) {
                    return last.connection;
                }
                var _ = last.connection.close();
            }
            return null;
        }

        void keep(HttpClientConnection connection, int seconds) {
            idle.addFirst(new Kept(connection, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)));
            if (!sweeping) {
                sweeping = true;
                vertx.setTimer(SWEEP_MS, _ -> sweep());
            }
        }

        void forget(HttpClientConnection closed) {
            idle.removeIf(kept -> kept.connection.equals(closed));
        }

        private void sweep() {
            long now = System.nanoTime();
            for (Kept kept : idle.toArray(Kept[]::new)) {
                if (kept.until - now <= 0) {
                    idle.remove(kept);
                    var _ = kept.connection.close();
                }
            }
            sweeping = !idle.isEmpty();
            if (sweeping) {
                vertx.setTimer(SWEEP_MS, _ -> sweep());
            }
        }
    }
}
