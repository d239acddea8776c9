package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** FAULTS 44: a client that leaves ends its upstream within 100 ms, asserted at five times that. */
final class ClientLeavesIT {
    private static final Duration BOUND = Duration.ofMillis(5 * 100);
    private static final String RELAY = "/api/v1/services/stub/request/v1/completions";

    @Test
    void row44ASilentUpstreamIsAborted() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Gateways.before(stub)) {
            RawClient client = new RawClient(gateway.url());
            client.send(RawClient.request(gateway, "POST " + RELAY, "{}"));
            await().until(() -> stub.requests.size() == 1);
            assertThat(stub.closedByPeer).hasValue(0);

            client.close();

            await().pollInterval(Duration.ofMillis(5)).atMost(BOUND).until(() -> stub.closedByPeer.get() == 1);
        }
    }

    @Test
    void row44AHalfAnsweredUpstreamIsAborted() throws IOException {
        try (StubServer stub = StubServer.stoppingAfter(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + StubServer.chunk("half"));
                Gateway gateway = Gateways.before(stub)) {
            RawClient client = new RawClient(gateway.url());
            client.send(RawClient.request(gateway, "POST " + RELAY, "{}")).readTo("half\r\n");

            client.close();

            await().pollInterval(Duration.ofMillis(5)).atMost(BOUND).until(() -> stub.closedByPeer.get() == 1);
        }
    }

    @Test
    void row44AnUpstreamThatDoesNotReadALargeBodyIsAborted() throws IOException {
        try (StubServer stub = StubServer.deafToBodies();
                Gateway gateway = Gateways.before(stub)) {
            RawClient client = new RawClient(gateway.url());
            client.send(RawClient.request(gateway, "POST " + RELAY, "x".repeat(8 << 20)));
            await().until(() -> stub.connections.get() == 1);

            client.close();

            // The stub reads on from here and finds the end of a request that was broken off.
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(BOUND.multipliedBy(2))
                    .until(() -> stub.closedByPeer.get() == 1);
        }
    }

    @Test
    void row44ASilentUpstreamIsAbortedUnderV1() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Gateways.before(stub)) {
            RawClient client = new RawClient(gateway.url());
            client.send(RawClient.request(gateway, "POST /v1/chat/completions", "{\"model\":\"stub/m\"}"));
            await().until(() -> stub.requests.size() == 1);

            client.close();

            await().pollInterval(Duration.ofMillis(5)).atMost(BOUND).until(() -> stub.closedByPeer.get() == 1);
        }
    }

    @Test
    void row44AResponderInThisProcessIsInterrupted() throws IOException, InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Gateway gateway = Gateways.with((_, reply) -> {
            reply.head(200, Map.of("content-type", "text/plain"));
            called.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        })) {
            RawClient client = new RawClient(gateway.url());
            client.send(RawClient.request(gateway, "GET /api/v1/services/demo/request/", ""));
            assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();

            client.close();

            assertThat(interrupted.await(BOUND.toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        }
    }
}
