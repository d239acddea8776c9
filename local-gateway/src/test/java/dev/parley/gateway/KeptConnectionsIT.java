package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The gateway's connections to a service: used again where both sides want it, and never with a rest of something else. */
final class KeptConnectionsIT {
    private static final String BASE = "/api/v1/services/stub/request";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n";
    private static final Duration SOON = Duration.ofSeconds(20);

    /** More than the client's pool had places for. */
    private static final int MANY = 1_100;

    private static void ask(RawClient client, Gateway gateway) throws IOException {
        client.send(RawClient.request(gateway, "POST " + BASE + "/x", "{}"));
        assertThat(client.readTo("answer")).startsWith("HTTP/1.1 200 ");
    }

    private static StubServer answering(String headers) throws IOException {
        return StubServer.keeping((_, socket) -> StubServer.send(socket, ANSWER + headers + "\r\nanswer"));
    }

    @Test
    void requestsOneAfterTheOtherUseOne() throws IOException {
        try (StubServer stub = answering("");
                Gateway gateway = Gateways.before(stub);
                RawClient client = new RawClient(gateway.url())) {
            for (int i = 0; i < 5; i++) {
                ask(client, gateway);
            }

            assertThat(stub.requests).hasSize(5);
            assertThat(stub.connections).hasValue(1);
        }
    }

    @Test
    void oneThatNobodyUsesIsClosed() throws IOException {
        try (StubServer stub = answering("");
                Gateway gateway = Gateways.before(stub);
                RawClient client = new RawClient(gateway.url())) {
            ask(client, gateway);

            await().atMost(SOON).until(() -> stub.closedByPeer.get() == 1);
            ask(client, gateway);
            assertThat(stub.connections).hasValue(2);
        }
    }

    @Test
    void oneThatTheServerWantsClosedIsNotUsedAgain() throws IOException {
        for (String headers :
                List.of("Connection: close\r\n", "connection: X-Hop, Close\r\n", "Keep-Alive: timeout=0, max=9\r\n")) {
            try (StubServer stub = answering(headers);
                    Gateway gateway = Gateways.before(stub);
                    RawClient client = new RawClient(gateway.url())) {
                ask(client, gateway);
                ask(client, gateway);

                assertThat(stub.connections).as(headers).hasValue(2);
                await().atMost(SOON).until(() -> stub.closedByPeer.get() == 2);
            }
        }
    }

    @Test
    void aServerOfHttp10KeepsItsConnectionOnlyIfItSaysSo() throws IOException {
        try (StubServer stub = StubServer.keeping((request, socket) -> StubServer.send(
                        socket,
                        "HTTP/1.0 200 OK\r\nContent-Length: 6\r\n"
                                + (request.line().contains("/kept") ? "Connection: keep-alive\r\n" : "")
                                + "\r\nanswer"));
                Gateway gateway = Gateways.before(stub);
                RawClient client = new RawClient(gateway.url())) {
            for (String path : List.of("/kept", "/kept", "/closed", "/kept")) {
                client.send(RawClient.request(gateway, "POST " + BASE + path, "{}"));
                assertThat(client.readTo("answer")).startsWith("HTTP/1.1 200 ");
            }

            assertThat(stub.connections).hasValue(2);
        }
    }

    @Test
    void oneThatTheServerClosedIsForgotten() throws IOException, InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        try (StubServer stub = StubServer.keeping((_, socket) -> {
                    StubServer.send(socket, ANSWER + "\r\nanswer");
                    if (seen.getCount() > 0) {
                        socket.shutdownOutput();
                        seen.countDown();
                    }
                });
                Gateway gateway = Gateways.before(stub);
                RawClient client = new RawClient(gateway.url())) {
            ask(client, gateway);
            assertThat(seen.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            await().atMost(SOON).until(() -> stub.closedByPeer.get() == 1);

            ask(client, gateway);
            assertThat(stub.connections).hasValue(2);
        }
    }

    @Test
    void oneWhoseServerAnsweredBeforeItHadReadAllIsClosed() throws IOException {
        try (StubServer stub = StubServer.answeringHeads(ANSWER + "\r\nanswer");
                Gateway gateway = Gateways.before(stub);
                RawClient client = new RawClient(gateway.url())) {
            client.send(
                    RawClient.request(gateway, "POST " + BASE + "/x", "", "Content-Length: 100") + "the first half");

            assertThat(client.readTo("answer")).startsWith("HTTP/1.1 200 ");
            await().atMost(SOON).until(() -> stub.closedByPeer.get() == 1);
        }
    }

    @Test
    void oneWhoseCallerLeftIsClosed() throws IOException {
        try (StubServer stub = StubServer.stoppingAfter(ANSWER + "\r\nans");
                Gateway gateway = Gateways.before(stub)) {
            try (RawClient client = new RawClient(gateway.url())) {
                client.send(RawClient.request(gateway, "POST " + BASE + "/x", "{}"));
                client.readTo("ans");
            }

            await().atMost(SOON).until(() -> stub.closedByPeer.get() == 1);
        }
    }

    @Test
    void thereAreAsManyAsThereAreCalls() throws IOException {
        CountDownLatch all = new CountDownLatch(MANY);
        List<RawClient> clients = new ArrayList<>();
        try (StubServer stub = StubServer.keeping((_, socket) -> answerOnceAllAreHere(all, socket));
                Gateway gateway = Gateways.before(stub)) {
            for (int i = 0; i < MANY; i++) {
                RawClient client = new RawClient(gateway.url());
                clients.add(client);
                client.send(RawClient.request(gateway, "POST " + BASE + "/x", "{}"));
            }
            for (RawClient client : clients) {
                assertThat(client.readTo("answer")).startsWith("HTTP/1.1 200 ");
            }

            assertThat(stub.connections).hasValue(MANY);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    private static void answerOnceAllAreHere(CountDownLatch all, Socket socket) throws IOException {
        all.countDown();
        try {
            assertThat(all.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        StubServer.send(socket, ANSWER + "\r\nanswer");
    }
}
