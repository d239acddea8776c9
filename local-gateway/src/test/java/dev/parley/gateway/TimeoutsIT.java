package dev.parley.gateway;

import static dev.parley.gateway.Services.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Time-outs by phase, each with its own code, and the limit of calls at a time. */
final class TimeoutsIT {
    private static final String HALF =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + StubServer.chunk("half");

    private static Gateway gateway(URI url, long connect, long firstByte, long idle, long total) {
        return Services.gateway(
                Services.remote(url, ServiceOptions.DEFAULT, Services.timeouts(connect, firstByte, idle, total)));
    }

    @Test
    void aServerThatAcceptsNoConnection() throws IOException {
        List<Socket> filling = new ArrayList<>();
        // Nobody accepts: once the queue of the listener is full, no connection comes about.
        try (ServerSocket hole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Gateway gateway = gateway(URI.create("http://127.0.0.1:" + hole.getLocalPort()), 300, 0, 0, 0)) {
            for (int i = 0; i < 2; i++) {
                filling.add(new Socket(InetAddress.getLoopbackAddress(), hole.getLocalPort()));
            }
            assertThat(Services.post(gateway, "stub", "/"))
                    .startsWith("HTTP/1.1 504 ")
                    .contains("upstream_connect_timeout", "within 0.3 seconds");
        } finally {
            for (Socket socket : filling) {
                socket.close();
            }
        }
    }

    @Test
    void aServerThatDoesNotBeginToAnswer() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = gateway(stub.url(), 0, 300, 0, 0)) {
            assertThat(Services.post(gateway, "stub", "/"))
                    .startsWith("HTTP/1.1 504 ")
                    .contains("\"upstream_timeout\"");
            await().until(() -> stub.closedByPeer.get() == 1);
        }
    }

    @Test
    void aServerThatFallsSilentInItsAnswerCutsTheCaller() throws IOException {
        try (StubServer stub = StubServer.stoppingAfter(HALF);
                Gateway gateway = gateway(stub.url(), 0, 0, 300, 0)) {
            assertThat(Services.post(gateway, "stub", "/"))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("half\r\n");
            await().until(() -> stub.closedByPeer.get() == 1);
        }
    }

    @Test
    void anAnswerThatKeepsComingIsCutByTheTotalOnly() throws IOException {
        try (StubServer stub = StubServer.answering((_, socket) -> {
                    StubServer.send(socket, HALF);
                    while (true) {
                        StubServer.send(socket, StubServer.chunk("more"));
                        pause(100);
                    }
                });
                Gateway gateway = gateway(stub.url(), 300, 300, 300, 1_000)) {
            String answer = Services.post(gateway, "stub", "/");

            assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("more\r\n");
            // More than the idle time-out alone would have let through.
            assertThat(answer.split("more", -1)).hasSizeGreaterThan(5);
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aReaderThatIsBehindIsNotTakenForASilentServer() throws IOException, InterruptedException {
        int size = 64 << 20;
        try (StubServer stub = StubServer.answering((_, socket) -> {
                    StubServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
                    byte[] block = new byte[1 << 20];
                    for (int sent = 0; sent < size; sent += block.length) {
                        socket.getOutputStream().write(block);
                    }
                });
                Gateway gateway = gateway(stub.url(), 0, 0, 300, 0);
                RawClient client = new RawClient(gateway.url())) {
            client.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/", "{}", "Connection: close"));
            client.head();
            TimeUnit.MILLISECONDS.sleep(1_500); // the pause is what is tested
            assertThat(client.readAll()).hasSize(size);
        }
    }

    @Test
    void moreCallsThanTheLimitWaitInTheirOrderAndAreRefusedAfterTheHold() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Services.gateway(
                        Services.remote(stub.url(), Services.options(1, ms(300)), UpstreamTimeouts.DEFAULT));
                RawClient first = new RawClient(gateway.url())) {
            first.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/", "{}"));
            await().until(() -> stub.requests.size() == 1);

            assertThat(Services.post(gateway, "stub", "/"))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("service_busy")
                    .containsIgnoringCase("retry-after: 1\r\n");
            assertThat(stub.requests).hasSize(1);
        }
    }

    /** One that is held for no time at all would else be told to come at once, to be turned away again. */
    @Test
    void whenToComeAgainIsToldByWhatCallsTookLately() throws IOException {
        try (StubServer stub = StubServer.answering((request, socket) -> {
                    if (request.line().contains("/slow")) {
                        pause(1_500);
                        StubServer.send(
                                socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nslow");
                    } else {
                        assertThat(socket.getInputStream().read()).isNegative();
                    }
                });
                Gateway gateway = Services.gateway(
                        Services.remote(stub.url(), Services.options(1, ms(0)), UpstreamTimeouts.DEFAULT));
                RawClient endless = new RawClient(gateway.url())) {
            assertThat(Services.post(gateway, "stub", "/slow")).startsWith("HTTP/1.1 200 ");
            endless.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/", "{}"));
            await().until(() -> stub.requests.size() == 2);
            assertThat(Services.post(gateway, "stub", "/"))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("service_busy")
                    .containsIgnoringCase("retry-after: 2\r\n");
        }
    }

    @Test
    void aWaitingCallGoesOutWhenAnotherEndsAndOneThatLeftDoesNot() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Services.gateway(
                        Services.remote(stub.url(), Services.options(1, ms(30_000)), UpstreamTimeouts.DEFAULT))) {
            RawClient first = new RawClient(gateway.url());
            first.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/1", "{}"));
            await().until(() -> stub.requests.size() == 1);
            RawClient second = new RawClient(gateway.url());
            second.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/2", "{}"));
            await().until(() -> gateway.upstreams().getFirst().waiting() == 1);
            RawClient third = new RawClient(gateway.url());
            third.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/3", "{}"));
            await().until(() -> gateway.upstreams().getFirst().waiting() == 2);

            second.close();
            await().until(() -> gateway.upstreams().getFirst().waiting() == 1);
            first.close();
            await().until(() -> stub.requests.size() == 2);

            assertThat(stub.requests.get(1).line()).startsWith("POST /3 ");
            third.close();
            await().until(() -> gateway.upstreams().getFirst().pending() == 0);
        }
    }

    @Test
    void aJobWaitsForItsTurnLongerThanARequestIsHeld() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Services.gateway(
                        Services.remote(stub.url(), Services.options(1, ms(1)), UpstreamTimeouts.DEFAULT))) {
            RawClient first = new RawClient(gateway.url());
            first.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/1", "{}"));
            await().until(() -> stub.requests.size() == 1);
            String accepted = RawClient.exchange(
                    gateway.url(),
                    RawClient.request(
                            gateway, "POST /api/v1/services/stub/async", "{\"data\":1}", "Connection: close"));
            assertThat(accepted).startsWith("HTTP/1.1 201 ");
            await().until(() -> gateway.upstreams().getFirst().waiting() == 1);
            assertThat(Services.post(gateway, "stub", "/")).contains("service_busy");
            assertThat(gateway.upstreams().getFirst().waiting()).isEqualTo(1);

            first.close();
            await().until(() -> stub.requests.size() == 2);
            assertThat(stub.requests.get(1).bodyText()).isEqualTo("1");
        }
    }
}
