package dev.parley.app.window;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An OpenAI-style server whose answer is {@code w0 w1 w2 ...}, one word every 10 ms, without end. */
final class PacedServer implements AutoCloseable {
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicInteger posts = new AtomicInteger();
    private volatile long firstWordNanos;

    PacedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int posts() {
        return posts.get();
    }

    /** Waits for the first request; whether it came. */
    boolean awaitRequest(Duration limit) throws InterruptedException {
        return asked.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many words had been sent at a time of {@link System#nanoTime()}. */
    int wordsAt(long nanos) {
        return firstWordNanos == 0 || nanos < firstWordNanos ? 0 : (int) ((nanos - firstWordNanos) / PACE_NANOS) + 1;
    }

    /** The first words of the answer. */
    static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "w" + i + " ").collect(Collectors.joining());
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        posts.incrementAndGet();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            firstWordNanos = System.nanoTime();
            asked.countDown();
            for (int word = 0; ; word++) {
                out.write(("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"w" + word + " \"}}]}\n\n")
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
                LockSupport.parkNanos(firstWordNanos + (word + 1) * PACE_NANOS - System.nanoTime());
            }
        } catch (IOException clientGone) {
            exchange.close();
        }
    }

    /** Cuts the connections of all answers. */
    void cut() {
        server.stop(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
