package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** WIRE section 1: method, path, query and body pass as they are; status, two headers and body come back as they come. */
final class RelayIT {
    private static final String BASE = "/api/v1/services/stub/request";

    @Test
    void methodPathQueryAndBodyPassAsTheyAre() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK\r\nContent-Type: text/plain", "done");
                Gateway gateway = Gateways.before(stub)) {
            String body = "{ \"text\" : \"한국어 🙂\",\r\n \"n\": 1.10 }";
            String uri = "/v2//models/a%2Fb/%EA%B0%80;v=1/infer?x=1&&y=%20+%2e%2e&z";
            String answer = RawClient.exchange(
                    gateway.url(),
                    RawClient.request(gateway, "PATCH " + BASE + uri, body, "X-Mine: kept", "Connection: close"));

            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\ndone");
            StubServer.Received received = stub.requests.get(0);
            assertThat(received.line()).isEqualTo("PATCH " + uri + " HTTP/1.1");
            assertThat(received.bodyText()).isEqualTo(body);
            assertThat(received.header("x-mine")).isEqualTo("kept");
        }
    }

    @Test
    void row43TheCallersSecretsStayAndTheUpstreamsKeyIsSent() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateways.before(stub);
                RawClient client = new RawClient(gateway.url())) {
            client.send(RawClient.request(
                            gateway,
                            "GET " + BASE + "/",
                            "",
                            "x-api-key: " + gateway.token(),
                            "Cookie: session=secret",
                            "Accept-Encoding: gzip",
                            "Keep-Alive: 5",
                            "X-Hop: 1",
                            "Connection: keep-alive, x-hop"))
                    .readTo("{}");

            StubServer.Received received = stub.requests.get(0);
            assertThat(received.head()).doesNotContain(gateway.token(), "session=secret");
            assertThat(received.header("authorization")).isEqualTo("Bearer upstream-key");
            assertThat(received.header("host")).isEqualTo(stub.url().getAuthority());
            assertThat(Stream.of("x-api-key", "cookie", "accept-encoding", "keep-alive", "x-hop"))
                    .allMatch(name -> received.header(name) == null);
        }
    }

    @Test
    void row43TheUpstreamsKeyIsInNoAnswer() throws IOException {
        try (StubServer stub = StubServer.answering((request, socket) -> {
                    if (request.line().contains("/fails")) {
                        StubServer.send(socket, "HTTP/1.1 401 No\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
                    }
                });
                Gateway gateway = Gateways.before(stub)) {
            for (String line : new String[] {
                "POST " + BASE + "/breaks",
                "POST " + BASE + "/fails",
                "GET /v1/models",
                "GET /metrics",
                "GET /readyz",
                "POST /api/v1/services/stub/async",
                "GET /api/v1/services/stub/async"
            }) {
                String body = line.startsWith("GET") ? "" : "{\"data\":1}";
                assertThat(RawClient.exchange(
                                gateway.url(), RawClient.request(gateway, line, body, "Connection: close")))
                        .as(line)
                        .startsWith("HTTP/1.1 ")
                        .doesNotContain("upstream-key");
            }
            assertThat(stub.requests)
                    .isNotEmpty()
                    .allSatisfy(request ->
                            assertThat(request.header("authorization")).isEqualTo("Bearer upstream-key"));
        }
    }

    @Test
    void ofTheAnswersHeadersOnlyTypeAndLengthPass() throws IOException {
        try (StubServer stub = StubServer.answering(
                        "429 Too Many Requests\r\nContent-Type: application/json\r\nRetry-After: 7\r\nX-Request-Id: up"
                                + "\r\nSet-Cookie: a=b\r\nServer: stub",
                        "{\"error\":\"slow down\"}");
                Gateway gateway = Gateways.before(stub)) {
            String answer = RawClient.exchange(
                    gateway.url(), RawClient.request(gateway, "POST " + BASE + "/x", "{}", "Connection: close"));

            String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
            assertThat(head.lines().skip(1).map(line -> line.substring(0, line.indexOf(':'))))
                    .containsExactlyInAnyOrder("content-type", "content-length", "connection");
            assertThat(answer).startsWith("HTTP/1.1 429 ").endsWith("{\"error\":\"slow down\"}");
        }
    }

    @Test
    void theHeadAndEachChunkComeAtOnce() throws IOException, InterruptedException {
        CountDownLatch headRead = new CountDownLatch(1);
        CountDownLatch firstRead = new CountDownLatch(1);
        try (StubServer stub = StubServer.answering((_, socket) -> {
                    StubServer.send(
                            socket,
                            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
                    passed(headRead);
                    StubServer.send(socket, StubServer.chunk("data: 1\n\n"));
                    passed(firstRead);
                    StubServer.send(socket, StubServer.chunk("data: 2\n\n") + "0\r\n\r\n");
                });
                Gateway gateway = Gateways.before(stub);
                RawClient client = new RawClient(gateway.url())) {
            client.send(RawClient.request(gateway, "POST " + BASE + "/v1/completions", "{}", "Connection: close"));

            assertThat(client.head()).contains("text/event-stream");
            headRead.countDown();
            client.readTo("data: 1\n\n");
            firstRead.countDown();
            assertThat(client.readAll()).endsWith("data: 2\n\n\r\n0\r\n\r\n");
        }
    }

    /** Such as nginx in front, which speaks HTTP/1.0 to its upstreams unless it is told otherwise. */
    @Test
    void theHeadAndEachPieceComeAtOnceToAnHttp10Caller() throws IOException {
        CountDownLatch headSeen = new CountDownLatch(1);
        CountDownLatch firstSeen = new CountDownLatch(1);
        try (StubServer stub = StubServer.answering((_, socket) -> {
                    StubServer.send(
                            socket,
                            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
                    passed(headSeen);
                    StubServer.send(socket, StubServer.chunk("one"));
                    passed(firstSeen);
                    StubServer.send(socket, StubServer.chunk("two") + "0\r\n\r\n");
                });
                Gateway gateway = Gateways.before(stub);
                RawClient client = new RawClient(gateway.url())) {
            client.send(RawClient.request(gateway, "GET " + BASE + "/", "").replace(" HTTP/1.1\r\n", " HTTP/1.0\r\n"));
            assertThat(client.head())
                    .contains(" 200 OK\r\n")
                    .containsIgnoringCase("content-type: text/event-stream")
                    .doesNotContainIgnoringCase("chunked");
            headSeen.countDown();
            assertThat(client.readTo("one")).isEqualTo("one");
            firstSeen.countDown();
            assertThat(client.readAll()).isEqualTo("two");
        }
    }

    private static void passed(CountDownLatch gate) throws IOException {
        try {
            if (!gate.await(10, TimeUnit.SECONDS)) {
                throw new IOException("what was sent did not arrive");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void row44AnUpstreamThatDiesMidAnswerCutsTheConnectionWithoutALastChunk() throws IOException {
        try (StubServer stub = StubServer.answering((_, socket) -> StubServer.send(
                        socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + StubServer.chunk("part")));
                Gateway gateway = Gateways.before(stub)) {
            String answer = RawClient.exchange(gateway.url(), RawClient.request(gateway, "POST " + BASE + "/x", "{}"));

            assertThat(answer).endsWith("\r\n\r\n4\r\npart\r\n");
        }
    }

    @Test
    void row44AnUpstreamThatDiesShortOfItsLengthCutsTheConnection() throws IOException {
        try (StubServer stub = StubServer.answering((_, socket) ->
                        StubServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"));
                Gateway gateway = Gateways.before(stub)) {
            String answer = RawClient.exchange(gateway.url(), RawClient.request(gateway, "POST " + BASE + "/x", "{}"));

            assertThat(answer).containsIgnoringCase("content-length: 100").endsWith("\r\n\r\nonly this");
        }
    }

    @Test
    void anUpstreamThatClosesBeforeItsHeadIsABadGateway() throws IOException {
        try (StubServer stub = StubServer.answering((_, socket) -> socket.close());
                Gateway gateway = Gateways.before(stub)) {
            String answer = RawClient.exchange(
                    gateway.url(), RawClient.request(gateway, "POST " + BASE + "/x", "{}", "Connection: close"));

            assertThat(answer).startsWith("HTTP/1.1 502 ").contains("upstream_unreachable", "\"src\":\"upstream\"");
            assertThat(stub.connections).as("a POST is never sent twice").hasValue(1);
        }
    }

    @Test
    void anUpstreamThatIsNotThereIsABadGateway() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        GatewayConfig config = GatewayConfig.builder()
                .port(0)
                .service(new RemoteService("stub", URI.create("http://127.0.0.1:" + nobody), null))
                .build();
        try (Gateway gateway = Gateway.start(config)) {
            String answer = RawClient.exchange(
                    gateway.url(), RawClient.request(gateway, "GET " + BASE + "/x", "", "Connection: close"));

            assertThat(answer).startsWith("HTTP/1.1 502 ").contains("refused", "\"src\":\"upstream\"");
        }
    }

    @Test
    void aHeadRequestKeepsTheLengthAndHasNoBody() throws IOException {
        try (StubServer stub = StubServer.answering((_, socket) ->
                        StubServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 42\r\nConnection: close\r\n\r\n"));
                Gateway gateway = Gateways.before(stub)) {
            String answer = RawClient.exchange(
                    gateway.url(), RawClient.request(gateway, "HEAD " + BASE + "/x", "", "Connection: close"));

            assertThat(answer).containsIgnoringCase("content-length: 42").endsWith("\r\n\r\n");
        }
    }

    @Test
    void aRedirectIsPassedOnAndNotFollowed() throws IOException {
        try (StubServer stub = StubServer.answering("307 Temporary Redirect\r\nLocation: /elsewhere", "");
                Gateway gateway = Gateways.before(stub)) {
            String answer = RawClient.exchange(
                    gateway.url(), RawClient.request(gateway, "POST " + BASE + "/x", "{}", "Connection: close"));

            assertThat(answer).startsWith("HTTP/1.1 307 ");
            assertThat(stub.connections).hasValue(1);
        }
    }

    @Test
    void aReaderThatIsBehindHoldsTheUpstreamBack() throws IOException {
        AtomicLong written = new AtomicLong();
        long total = 512L << 20;
        try (StubServer stub = StubServer.answering((_, socket) -> {
                    StubServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + total + "\r\n\r\n");
                    byte[] block = new byte[1 << 20];
                    for (long sent = 0; sent < total; sent += block.length) {
                        socket.getOutputStream().write(block);
                        written.addAndGet(block.length);
                    }
                });
                Gateway gateway = Gateways.before(stub);
                RawClient client = new RawClient(gateway.url())) {
            client.send(RawClient.request(gateway, "GET " + BASE + "/x", "")).head();

            long[] before = {-1};
            Awaitility.await().pollInterval(500, TimeUnit.MILLISECONDS).until(() -> {
                boolean still = before[0] == written.get();
                before[0] = written.get();
                return still && before[0] > 0;
            });
            assertThat(written.get()).as("only what the sockets' buffers hold").isLessThan(64L << 20);
        }
    }

    @Test
    void aChunkedRequestBodyArrivesWhole() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateways.before(stub);
                RawClient client = new RawClient(gateway.url())) {
            client.send(RawClient.request(
                            gateway, "POST " + BASE + "/x", "", "Transfer-Encoding: chunked", "Connection: close")
                    + StubServer.chunk("one ")
                    + StubServer.chunk("two")
                    + "0\r\n\r\n");

            assertThat(client.readAll()).startsWith("HTTP/1.1 200 ");
            assertThat(stub.requests.get(0).bodyText()).isEqualTo("one two");
        }
    }

    @Test
    void twoRequestsUseOneConnection() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "answer");
                Gateway gateway = Gateways.before(stub);
                RawClient client = new RawClient(gateway.url())) {
            for (int i = 0; i < 2; i++) {
                client.send(RawClient.request(gateway, "POST " + BASE + "/x", "{}"));
                assertThat(client.readTo("answer")).startsWith("HTTP/1.1 200 ");
            }
        }
    }
}
