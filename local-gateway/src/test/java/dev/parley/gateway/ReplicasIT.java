package dev.parley.gateway;

import static dev.parley.gateway.RemoteService.Failover.CONNECT;
import static dev.parley.gateway.RemoteService.Failover.FIRST_BYTE;
import static dev.parley.gateway.Services.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.gateway.upstream.ReplicaStatus;
import dev.parley.gateway.upstream.UpstreamState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Several servers of one service: who is asked, and what happens when one fails. */
final class ReplicasIT {
    private static final HealthCheck ONE_FAILURE = new HealthCheck(null, ms(100), ms(200), 1, ms(400));

    private static URI nowhere() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static ReplicaStatus replica(Gateway gateway, int index) {
        return gateway.upstreams().getFirst().replicas().get(index);
    }

    @Test
    void twoServersTakeTurns() throws IOException {
        try (StubServer one = StubServer.answering("200 OK", "1");
                StubServer two = StubServer.answering("200 OK", "2");
                Gateway gateway =
                        Services.gateway(Services.replicas(CONNECT, HealthCheck.DEFAULT, one.url(), two.url()))) {
            for (int i = 0; i < 10; i++) {
                assertThat(Services.post(gateway, "stub", "/")).startsWith("HTTP/1.1 200 ");
            }
            assertThat(one.requests).hasSize(5);
            assertThat(two.requests).hasSize(5);
        }
    }

    @Test
    void theServerWithFewerCallsIsAsked() throws IOException {
        try (StubServer busy = StubServer.silent();
                StubServer free = StubServer.answering("200 OK", "free");
                Gateway gateway =
                        Services.gateway(Services.replicas(CONNECT, HealthCheck.DEFAULT, busy.url(), free.url()));
                RawClient waiting = new RawClient(gateway.url())) {
            while (busy.requests.isEmpty()) {
                waiting.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/", "{}"));
                await().until(() -> busy.requests.size() + free.requests.size() > 0);
                if (busy.requests.isEmpty()) {
                    waiting.readTo("free");
                }
            }
            int before = free.requests.size();
            for (int i = 0; i < 6; i++) {
                assertThat(Services.post(gateway, "stub", "/")).endsWith("free");
            }
            assertThat(free.requests).hasSize(before + 6);
            assertThat(busy.requests).hasSize(1);
        }
    }

    @Test
    void aRefusedConnectionGoesToTheOtherServer() throws IOException {
        try (StubServer up = StubServer.answering("200 OK", "up");
                Gateway gateway =
                        Services.gateway(Services.replicas(CONNECT, HealthCheck.DEFAULT, nowhere(), up.url()))) {
            for (int i = 0; i < 8; i++) {
                assertThat(Services.post(gateway, "stub", "/")).endsWith("up");
            }
            assertThat(up.requests)
                    .hasSize(8)
                    .allMatch(request -> request.bodyText().equals("{}"));
            assertThat(replica(gateway, 0).state()).isEqualTo(ReplicaStatus.State.DOWN);
            assertThat(replica(gateway, 1).state()).isEqualTo(ReplicaStatus.State.UP);
        }
    }

    @Test
    void anUnknownHostAndAFailedEncryptionGoToTheOtherServer() throws IOException {
        try (StubServer up = StubServer.answering("200 OK", "up");
                StubServer plain = StubServer.answering("200 OK", "not encrypted")) {
            RemoteService service = new RemoteService(
                    "stub",
                    List.of(
                            URI.create("http://no-such-host.invalid"),
                            URI.create(plain.url().toString().replace("http:", "https:")),
                            up.url()),
                    null,
                    CONNECT,
                    ONE_FAILURE,
                    ServiceOptions.DEFAULT,
                    Services.timeouts(500, 0, 0, 0)); // the resolver may be slow to say that there is no such host
            try (Gateway gateway = Services.gateway(service)) {
                for (int i = 0; i < 4; i++) {
                    assertThat(Services.post(gateway, "stub", "/")).endsWith("up");
                }
            }
        }
    }

    @Test
    void withFailoverAtConnectARequestThatHadLeftIsNotSentTwice() throws IOException {
        try (StubServer resets = StubServer.answering((_, socket) -> {});
                StubServer up = StubServer.answering("200 OK", "up");
                Gateway gateway =
                        Services.gateway(Services.replicas(CONNECT, HealthCheck.DEFAULT, resets.url(), up.url()))) {
            String first = Services.post(gateway, "stub", "/");
            String second = Services.post(gateway, "stub", "/");

            assertThat(first + second).contains("HTTP/1.1 502 ", "upstream_unreachable", "HTTP/1.1 200 ");
            assertThat(up.requests).hasSize(1);
        }
    }

    @Test
    void withFailoverAtFirstByteTheWholeBodyGoesToTheOtherServer() throws IOException {
        String body = "\"" + "0123456789".repeat(100_000) + "\"";
        try (StubServer resets = StubServer.answering((_, socket) -> {});
                StubServer up = StubServer.answering("200 OK", "up");
                Gateway gateway =
                        Services.gateway(Services.replicas(FIRST_BYTE, HealthCheck.DEFAULT, resets.url(), up.url()))) {
            for (int i = 0; i < 3; i++) {
                String request =
                        RawClient.request(gateway, "POST /api/v1/services/stub/request/run", body, "Connection: close");
                assertThat(RawClient.exchange(gateway.url(), request)).endsWith("up");
            }
            assertThat(resets.requests)
                    .isNotEmpty()
                    .allMatch(request -> request.bodyText().equals(body));
            assertThat(up.requests)
                    .hasSize(3)
                    .allMatch(request -> request.bodyText().equals(body));
        }
    }

    @Test
    void onceTheAnswerHasBegunNothingIsTriedElsewhere() throws IOException {
        StubServer.Script half = (_, socket) -> StubServer.send(
                socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + StubServer.chunk("half"));
        try (StubServer one = StubServer.answering(half);
                StubServer two = StubServer.answering(half);
                Gateway gateway =
                        Services.gateway(Services.replicas(FIRST_BYTE, HealthCheck.DEFAULT, one.url(), two.url()))) {
            assertThat(Services.post(gateway, "stub", "/")).endsWith("half\r\n");
            assertThat(one.requests.size() + two.requests.size()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatFailsGetsNoCallsForAWhileThenOneThatDecides() throws IOException {
        AtomicBoolean well = new AtomicBoolean();
        try (StubServer stub = StubServer.answering((_, socket) -> {
                    if (well.get()) {
                        StubServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                    }
                });
                Gateway gateway = Services.gateway(Services.replicas(CONNECT, ONE_FAILURE, stub.url()))) {
            assertThat(Services.post(gateway, "stub", "/")).startsWith("HTTP/1.1 502 ");
            String refused = Services.post(gateway, "stub", "/");
            assertThat(refused).startsWith("HTTP/1.1 503 ").contains("upstream_unavailable");
            assertThat(refused).containsIgnoringCase("retry-after: 1\r\n");
            assertThat(stub.requests).hasSize(1);
            assertThat(gateway.upstreams().getFirst().state()).isEqualTo(UpstreamState.FAILED);

            well.set(true);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> Services.post(gateway, "stub", "/").endsWith("ok"));

            assertThat(stub.requests).hasSize(2);
            assertThat(gateway.upstreams().getFirst().state()).isEqualTo(UpstreamState.READY);
        }
    }

    @Test
    void whatAServerSaysOfItsOwnLoadIsPassedOnAndOthersAreAskedFirst() throws IOException {
        try (StubServer full = StubServer.answering("503 Full\r\nRetry-After: 20", "full");
                StubServer free = StubServer.answering("200 OK", "free");
                Gateway gateway = Services.gateway(Services.replicas(CONNECT, ONE_FAILURE, full.url(), free.url()))) {
            StringBuilder answers = new StringBuilder();
            for (int i = 0; i < 6; i++) {
                answers.append(Services.post(gateway, "stub", "/"));
            }
            assertThat(full.requests).hasSize(1);
            assertThat(free.requests).hasSize(5);
            assertThat(answers.toString()).contains("HTTP/1.1 503 ", "full").doesNotContain("upstream_unavailable");
        }
    }

    @Test
    void aHealthCheckTakesAServerOutAndInAgain() throws IOException {
        AtomicBoolean well = new AtomicBoolean(true);
        HealthCheck check = new HealthCheck("/ready", ms(50), ms(500), 2, ms(60_000));
        try (StubServer sick = StubServer.answering((request, socket) -> {
                    boolean checked = request.line().startsWith("GET /ready");
                    String status = checked && !well.get() ? "500 No" : "200 OK";
                    StubServer.send(
                            socket, "HTTP/1.1 " + status + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
                });
                Gateway gateway = Services.gateway(Services.replicas(CONNECT, check, sick.url()))) {
            assertThat(Services.post(gateway, "stub", "/")).startsWith("HTTP/1.1 200 ");

            well.set(false);
            await().until(() -> replica(gateway, 0).state() == ReplicaStatus.State.DOWN);
            assertThat(Services.post(gateway, "stub", "/")).startsWith("HTTP/1.1 503 ");

            well.set(true);
            await().until(() -> replica(gateway, 0).state() == ReplicaStatus.State.UP);
            assertThat(Services.post(gateway, "stub", "/")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aHealthCheckThatIsNotAnsweredFails() throws IOException {
        HealthCheck check = new HealthCheck("/ready", ms(50), ms(100), 1, ms(60_000));
        try (StubServer silent = StubServer.silent();
                Gateway gateway = Services.gateway(Services.replicas(CONNECT, check, silent.url()))) {
            await().until(() -> replica(gateway, 0).state() == ReplicaStatus.State.DOWN);
            // A check that is over does not keep its connection.
            await().until(() -> silent.closedByPeer.get() > 0);
            assertThat(replica(gateway, 0).pending()).isZero();
        }
    }
}
