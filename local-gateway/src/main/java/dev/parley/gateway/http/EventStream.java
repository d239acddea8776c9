package dev.parley.gateway.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Server-sent events (WHATWG HTML, section 9.2) from a blocking thread to a caller on its event loop. */
final class EventStream {
    private static final long QUIET_NANOS = 15_000_000_000L;

    private final Exchange exchange;
    private final HttpServerResponse response;
    private volatile boolean left;
    private volatile @Nullable CompletableFuture<Boolean> pending;
    private long lastSent = System.nanoTime();

    EventStream(Exchange exchange) {
        this.exchange = exchange;
        this.response = exchange.response();
    }

    /** Sends the head. */
    void open() {
        exchange.onLoop(() -> {
            exchange.onLeave(this::leave);
            if (!response.closed()) {
                response.setStatusCode(200)
                        .setChunked(true)
                        .putHeader("Content-Type", "text/event-stream")
                        .putHeader("Cache-Control", "no-store")
                        .putHeader("x-request-id", exchange.id())
                        .writeHead();
            }
        });
    }

    private void leave() {
        left = true;
        CompletableFuture<Boolean> waiting = pending;
        if (waiting != null) {
            waiting.complete(false);
        }
    }

    /** Sends an event and waits while the caller is behind; false once the caller has left. */
    boolean send(@Nullable String id, String event, String data) {
        String line = id == null ? "" : "id: " + id + "\n";
        return write(line + "event: " + event + "\ndata: " + data + "\n\n");
    }

    /** Sends a comment after a while without an event, so that nothing between takes the connection for dead. */
    boolean keepAlive() {
        return System.nanoTime() - lastSent < QUIET_NANOS ? !left : write(": still there\n\n");
    }

    private boolean write(String text) {
        if (left) {
            return false;
        }
        lastSent = System.nanoTime();
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        pending = written;
        exchange.onLoop(() -> write(text, written));
        return written.join();
    }

    private void write(String text, CompletableFuture<Boolean> written) {
        if (left || response.closed()) {
            written.complete(false);
            return;
        }
        response.write(text);
        if (response.writeQueueFull()) {
            response.drainHandler(_ -> written.complete(true));
        } else {
            written.complete(true);
        }
    }

    void end() {
        exchange.onLoop(() -> {
            if (!response.closed() && !response.ended()) {
                response.end();
            }
        });
    }

    /** Breaks the stream off, so that the caller knows that it is not complete. */
    void cut() {
        exchange.onLoop(() -> exchange.request().connection().close());
    }
}
