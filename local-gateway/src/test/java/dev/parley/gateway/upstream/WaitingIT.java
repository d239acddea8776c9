package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a job hears while it waits, against a real server. */
final class WaitingIT {
    private final Vertx vertx = Vertx.vertx();
    private final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
    private RemoteUpstream upstream;

    @BeforeEach
    void start() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(requests::add)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        upstream = new RemoteUpstream(
                vertx,
                new CallTicks(vertx),
                new RemoteUpstream.RemoteSettings(
                        "s",
                        List.of(),
                        List.of(URI.create("http://127.0.0.1:" + server.actualPort())),
                        null,
                        new CallTimeouts(0, 0, 0, 0),
                        new BreakerRules(3, 1_000),
                        false,
                        null,
                        1,
                        Duration.ofMillis(1)));
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Opens a call whose place is written to {@code heard}; "-" is that it goes out. */
    private UpstreamCall[] open(Context context, List<String> heard) {
        UpstreamCall[] call = new UpstreamCall[1];
        CallHead head = new CallHead("GET", "/", HttpHeaders.headers(), Patience.ENDLESS);
        RequestBody body = RequestBody.of(Buffer.buffer());
        context.runOnContext(_ -> call[0] = upstream.open(context, head, body, new Hearing(heard)));
        return call;
    }

    /** Hears what its call waits for; the answer is not of interest. */
    private record Hearing(List<String> heard) implements ReplySink {
        @Override
        public void waiting(Waiting wait) {
            heard.add(wait == null ? "-" : wait.state() + " " + wait.position());
        }

        @Override
        public void waited(long nanos) {
            heard.add(nanos > 0 ? "waited" : "not");
        }

        @Override
        public void head(int status, MultiMap headers) {}

        @Override
        public void write(Buffer chunk) {}

        @Override
        public boolean full() {
            return false;
        }

        @Override
        public void onDrain(Runnable resume) {}

        @Override
        public void end() {}

        @Override
        public void broken(UpstreamFailure failure) {}
    }

    @Test
    void aJobHearsItsPlaceAndWhenItGoesOut() {
        List<List<String>> heard = new ArrayList<>();
        List<UpstreamCall[]> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            heard.add(new CopyOnWriteArrayList<>());
            int waiting = i;
            calls.add(open(vertx.getOrCreateContext(), heard.get(i)));
            await().until(() ->
                    upstream.status().pending() == 1 && upstream.status().waiting() == waiting);
        }
        await().until(() -> requests.size() == 1);

        requests.getFirst().response().end("done");
        await().until(() -> requests.size() == 2);
        vertx.runOnContext(_ -> calls.get(1)[0].cancel());
        await().until(() -> requests.size() == 3);
        requests.getLast().response().end("done");
        await().until(() -> upstream.status().pending() == 0);

        assertThat(heard.get(0)).containsExactly("-");
        assertThat(heard.get(1)).startsWith("READY 1").endsWith("waited", "-").doesNotContain("READY 2");
        assertThat(heard.get(2)).startsWith("READY 2").endsWith("waited", "-").contains("READY 1");
    }
}
