package dev.parley.gateway;

import static dev.parley.gateway.Services.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.gateway.upstream.UpstreamState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FAULTS 44: a client that leaves ends its call within 100 ms, wherever that is; asserted at five times that. */
final class ClientLeavesWaitingIT {
    private static final Duration BOUND = Duration.ofMillis(5 * 100);
    private static final String RELAY = "POST /api/v1/services/stub/request/";

    @Test
    void row44AClientLeavesWhileTheServerIsCold() throws IOException {
        try (Gateway gateway = Services.gateway(Services.process("ready=600000"))) {
            RawClient client = new RawClient(gateway.url());
            client.send(RawClient.request(gateway, RELAY, "{}"));
            await().until(() -> gateway.upstreams().getFirst().state() == UpstreamState.STARTING
                    && gateway.upstreams().getFirst().waiting() == 1);

            client.close();

            await().pollInterval(ms(5))
                    .atMost(BOUND)
                    .until(() -> gateway.upstreams().getFirst().waiting() == 0);
        }
    }

    @Test
    void row44AClientLeavesWhileItWaitsForItsTurn() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Services.gateway(
                        Services.remote(stub.url(), Services.options(1, ms(60_000)), UpstreamTimeouts.DEFAULT));
                RawClient first = new RawClient(gateway.url())) {
            first.send(RawClient.request(gateway, RELAY, "{}"));
            await().until(() -> stub.requests.size() == 1);
            RawClient client = new RawClient(gateway.url());
            client.send(RawClient.request(gateway, RELAY, "{}"));
            await().until(() -> gateway.upstreams().getFirst().waiting() == 1);

            client.close();

            await().pollInterval(ms(5))
                    .atMost(BOUND)
                    .until(() -> gateway.upstreams().getFirst().waiting() == 0);
            assertThat(stub.requests).hasSize(1);
        }
    }

    @Test
    void row44AClientLeavesWhileTheConnectionIsNotThereYet() throws IOException {
        List<Socket> filling = new ArrayList<>();
        try (ServerSocket hole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Gateway gateway = Services.gateway(
                        new RemoteService("stub", URI.create("http://127.0.0.1:" + hole.getLocalPort()), null))) {
            for (int i = 0; i < 2; i++) {
                filling.add(new Socket(InetAddress.getLoopbackAddress(), hole.getLocalPort()));
            }
            RawClient client = new RawClient(gateway.url());
            client.send(RawClient.request(gateway, RELAY, "{}"));
            await().until(() -> gateway.upstreams().getFirst().pending() == 1);

            client.close();

            await().pollInterval(ms(5))
                    .atMost(BOUND)
                    .until(() -> gateway.upstreams().getFirst().pending() == 0);
        } finally {
            for (Socket socket : filling) {
                socket.close();
            }
        }
    }
}
