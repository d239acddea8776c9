package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FAULTS 43: what is refused is refused before any call of an upstream. */
final class RefusalsIT {
    private static final String TARGET = "/api/v1/services/stub/request/x";
    private static final String PAGE = "http://localhost:5173";

    private StubServer stub;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        stub = StubServer.answering("200 OK\r\nContent-Type: text/plain", "through");
        gateway = Gateway.start(Gateways.config(stub)
                .limits(new GatewayLimits(100_000, 16 << 10))
                .allowedOrigins(List.of(PAGE))
                .build());
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        stub.close();
    }

    /** A refused request: {@code PORT} and {@code TOKEN} stand for the gateway's own. */
    record Case(String name, int status, String request) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case of(String name, int status, String line, String... headers) {
        return new Case(name, status, line + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n");
    }

    private static final String HOST = "Host: 127.0.0.1:PORT";
    private static final String AUTH = "Authorization: Bearer TOKEN";

    static Stream<Case> refused() {
        return Stream.concat(heads(), bodies());
    }

    private static Stream<Case> bodies() {
        String post = "POST " + TARGET + " HTTP/1.1";
        return Stream.of(
                of("length and encoding", 400, post, HOST, AUTH, "Content-Length: 5", "Transfer-Encoding: chunked"),
                of("encoding and length", 400, post, HOST, AUTH, "Transfer-Encoding: chunked", "Content-Length: 5"),
                of("two lengths", 400, post, HOST, AUTH, "Content-Length: 5", "Content-Length: 6"),
                of("a list of lengths", 400, post, HOST, AUTH, "Content-Length: 5, 5"),
                of("a length with a sign", 400, post, HOST, AUTH, "Content-Length: +5"),
                of("a length before a blank", 400, post, HOST, AUTH, "Content-Length : 5"),
                of("another encoding", 400, post, HOST, AUTH, "Transfer-Encoding: gzip"),
                of("another encoding before chunks", 400, post, HOST, AUTH, "Transfer-Encoding: gzip, chunked"),
                of("an encoding that looks like chunks", 400, post, HOST, AUTH, "Transfer-Encoding: xchunked"),
                of("chunks twice", 400, post, HOST, AUTH, "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"),
                of("declared body too large", 413, post, HOST, AUTH, "Content-Length: 100001"),
                of(
                        "declared body of a job too large",
                        413,
                        "POST /api/v1/services/stub/async HTTP/1.1",
                        HOST,
                        AUTH,
                        "Content-Length: 100001"));
    }

    private static Stream<Case> heads() {
        String get = "GET " + TARGET + " HTTP/1.1";
        return Stream.of(
                of("foreign host", 403, get, "Host: evil.example", AUTH),
                of("host with the wrong port", 403, get, "Host: 127.0.0.1:1", AUTH),
                of("host without a port", 403, get, "Host: localhost", AUTH),
                of("two hosts", 403, get, HOST, "Host: evil.example", AUTH),
                of("origin not listed", 403, get, HOST, AUTH, "Origin: http://evil.example"),
                of("origin null", 403, get, HOST, AUTH, "Origin: null"),
                of(
                        "preflight from an origin not listed",
                        403,
                        "OPTIONS " + TARGET + " HTTP/1.1",
                        HOST,
                        "Origin: http://evil.example",
                        "Access-Control-Request-Method: POST"),
                of("no token", 401, get, HOST),
                of("wrong token", 401, get, HOST, "Authorization: Bearer nonsense"),
                of("wrong token of the right length", 401, get, HOST, "Authorization: Bearer " + "x".repeat(43)),
                of("wrong x-api-key", 401, get, HOST, "x-api-key: nonsense"),
                of(
                        "wrong bearer beside a right x-api-key",
                        401,
                        get,
                        HOST,
                        "Authorization: Bearer no",
                        "x-api-key: TOKEN"),
                of("token by another scheme", 401, get, HOST, "Authorization: Basic TOKEN"),
                of("absolute-form URI", 400, "GET http://evil.example" + TARGET + " HTTP/1.1", HOST, AUTH),
                of("CONNECT", 400, "CONNECT evil.example:443 HTTP/1.1", HOST, AUTH),
                of("TRACE", 400, "TRACE " + TARGET + " HTTP/1.1", HOST, AUTH),
                of("two dots", 400, "GET /api/v1/services/stub/request/a/../b HTTP/1.1", HOST, AUTH),
                of("two dots encoded", 400, "GET /api/v1/services/stub/request/..%2fb HTTP/1.1", HOST, AUTH),
                of("dots encoded", 400, "GET /api/v1/services/stub/request/%2e%2E/b HTTP/1.1", HOST, AUTH),
                of("dots encoded twice", 400, "GET /api/v1/services/stub/request/%252e%252e/b HTTP/1.1", HOST, AUTH),
                of("control character", 400, "GET /api/v1/services/stub/request/a%00b HTTP/1.1", HOST, AUTH),
                of("header too large", 431, get, HOST, AUTH, "X-Large: " + "x".repeat(20_000)),
                of("line too large", 431, "GET " + TARGET + "?" + "x".repeat(20_000) + " HTTP/1.1", HOST, AUTH),
                of("unknown service", 404, "GET /api/v1/services/nobody/request/x HTTP/1.1", HOST, AUTH),
                of("unknown path", 404, "GET /api/v1/services HTTP/1.1", HOST, AUTH),
                of("DELETE of jobs", 405, "DELETE /api/v1/services/stub/async HTTP/1.1", HOST, AUTH));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void row43IsRefusedWithoutAnUpstreamCall(Case refused) throws IOException {
        String answer = send(refused.request());

        // The version of a request line that could not be read is not known.
        assertThat(answer.lines().findFirst().orElse("")).matches("HTTP/1\\.[01] " + refused.status() + " .*");
        assertThat(answer)
                .contains("\"src\":\"gateway\"", "application/json")
                .doesNotContain(gateway.token(), "upstream-key");
        assertThat(stub.connections).hasValue(0);
    }

    @Test
    void row43AChunkedBodyThatGrowsTooLargeIsRefusedWithoutAnUpstreamCall() throws IOException {
        try (RawClient client = new RawClient(gateway.url())) {
            client.send(RawClient.request(gateway, "POST " + TARGET, "", "Transfer-Encoding: chunked")
                    + StubServer.chunk("x".repeat(60_000))
                    + StubServer.chunk("x".repeat(60_000)));

            assertThat(client.readAll()).startsWith("HTTP/1.1 413 ");
            assertThat(stub.connections).hasValue(0);
        }
    }

    @Test
    void row43ALargeDeclaredBodyIsRefusedAlsoWhileItIsSent() throws IOException {
        try (RawClient client = new RawClient(gateway.url())) {
            client.send(RawClient.request(gateway, "POST " + TARGET, "x".repeat(200_000)));

            assertThat(client.readAll()).startsWith("HTTP/1.1 413 ");
            assertThat(stub.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "[::1]"})
    void itsOwnNamesAreLetIn(String host) throws IOException {
        assertThat(send("GET " + TARGET + " HTTP/1.1\r\nHost: " + host + ":PORT\r\n" + AUTH
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer TOKEN", "authorization: bearer TOKEN", "x-api-key: TOKEN"})
    void theTokenIsTakenFromEitherHeader(String header) throws IOException {
        assertThat(send("GET " + TARGET + " HTTP/1.1\r\n" + HOST + "\r\n" + header + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void healthNeedsNoTokenButTheHost() throws IOException {
        assertThat(send("GET /healthz HTTP/1.1\r\n" + HOST + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("{\"status\":\"ok\"}");
        assertThat(send("GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void aListedPageMayAskAndCall() throws IOException {
        String preflight = send("OPTIONS " + TARGET + " HTTP/1.1\r\n" + HOST + "\r\nOrigin: " + PAGE
                + "\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
        assertThat(preflight).startsWith("HTTP/1.1 204 ").containsIgnoringCase("access-control-allow-origin: " + PAGE);
        assertThat(stub.connections).hasValue(0);

        String call = send("POST " + TARGET + " HTTP/1.1\r\n" + HOST + "\r\n" + AUTH + "\r\nOrigin: " + PAGE
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(call)
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("access-control-allow-origin: " + PAGE)
                .as("what the page needs to come again")
                .containsIgnoringCase("access-control-expose-headers: x-request-id, retry-after");
    }

    private String send(String request) throws IOException {
        String port = Integer.toString(gateway.url().getPort());
        return RawClient.exchange(gateway.url(), request.replace("PORT", port).replace("TOKEN", gateway.token()));
    }
}
