package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** WIRE section 1, the asynchronous calls, to the letter. */
final class AsyncRouteIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static String call(Gateway gateway, String line, String body) throws IOException {
        return RawClient.exchange(gateway.url(), RawClient.request(gateway, line, body, "Connection: close"));
    }

    private static String submit(Gateway gateway, String body) throws IOException {
        String answer = call(gateway, "POST /api/v1/services/stub/async", body);
        assertThat(answer).startsWith("HTTP/1.1 201 ");
        String id = json(answer).path("id").stringValue();
        assertThat(id).matches("[0-9a-z]{12}");
        return id;
    }

    private static JsonNode json(String answer) {
        return JsonMapper.shared().readTree(body(answer));
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static String outputText(Gateway gateway, String id) throws IOException {
        return body(call(gateway, "GET /api/v1/services/stub/async/" + id + "/output", ""));
    }

    private static String finished(Gateway gateway, String id) throws IOException {
        await().atMost(SOON)
                .until(() -> List.of("completed", "failed")
                        .contains(JsonMapper.shared()
                                .readTree(outputText(gateway, id))
                                .path("status")
                                .stringValue()));
        return outputText(gateway, id);
    }

    @Test
    void aCompletedJobHasStatusCodeRawOutputAndOutputAsTheyWere() throws IOException {
        try (StubServer stub = StubServer.answering("201 Created", "{ \"n\": 1.10 }");
                Gateway gateway = Gateways.before(stub)) {
            String id = submit(gateway, "{\"data\":{\"big\":123456789012345678901234567890},\"path\":\"/p?q=1\"}");

            assertThat(finished(gateway, id))
                    .isEqualTo("{\"status\":\"completed\",\"status_code\":201,"
                            + "\"raw_output\":\"{ \\\"n\\\": 1.10 }\",\"output\":{ \"n\": 1.10 }}");
            StubServer.Received received = stub.requests.get(0);
            assertThat(received.line()).isEqualTo("POST /p?q=1 HTTP/1.1");
            assertThat(received.header("content-type")).isEqualTo("application/json");
            assertThat(received.header("authorization")).isEqualTo("Bearer upstream-key");
            assertThat(received.bodyText()).isEqualTo("{\"big\":123456789012345678901234567890}");
        }
    }

    @Test
    void outputIsLeftOutWhenTheAnswerIsNotJson() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{\"a\":1} and more");
                Gateway gateway = Gateways.before(stub)) {
            assertThat(finished(gateway, submit(gateway, "{\"data\":1}")))
                    .isEqualTo(
                            "{\"status\":\"completed\",\"status_code\":200,\"raw_output\":\"{\\\"a\\\":1} and more\"}");
        }
    }

    @Test
    void anEmptyAnswerIsAnEmptyRawOutput() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "");
                Gateway gateway = Gateways.before(stub)) {
            assertThat(finished(gateway, submit(gateway, "{\"data\":1}")))
                    .isEqualTo("{\"status\":\"completed\",\"status_code\":200,\"raw_output\":\"\"}");
        }
    }

    @Test
    void anyOtherStatusIsAFailureWithAReason() throws IOException {
        try (StubServer stub = StubServer.answering("503 Busy", "{\"error\":\"busy\"}");
                Gateway gateway = Gateways.before(stub)) {
            JsonNode output = JsonMapper.shared().readTree(finished(gateway, submit(gateway, "{\"data\":1}")));

            assertThat(output.path("status").stringValue()).isEqualTo("failed");
            assertThat(output.path("status_code").intValue()).isEqualTo(503);
            assertThat(output.path("output").path("error").stringValue()).isEqualTo("busy");
            assertThat(output.path("fail_reason").stringValue()).contains("503");
        }
    }

    @Test
    void aServiceThatNeverAnsweredLeavesOnlyTheReason() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        GatewayConfig config = GatewayConfig.builder()
                .port(0)
                .service(new RemoteService("stub", URI.create("http://127.0.0.1:" + nobody), null))
                .jobs(JobSettings.DEFAULT.withReach(Duration.ZERO))
                .build();
        try (Gateway gateway = Gateway.start(config)) {
            JsonNode output = JsonMapper.shared().readTree(finished(gateway, submit(gateway, "{\"data\":1}")));

            assertThat(output.propertyNames()).containsExactly("status", "fail_reason");
            assertThat(output.path("fail_reason").stringValue()).contains("refused");
        }
    }

    @Test
    void aCutAnswerIsAFailure() throws IOException {
        try (StubServer stub = StubServer.answering((_, socket) ->
                        StubServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":"));
                Gateway gateway = Gateways.before(stub)) {
            JsonNode output = JsonMapper.shared().readTree(finished(gateway, submit(gateway, "{\"data\":1}")));

            assertThat(output.path("status").stringValue()).isEqualTo("failed");
            assertThat(output.path("raw_output").stringValue()).isEqualTo("{\"half\":");
            assertThat(output.path("fail_reason").stringValue()).contains("cut");
        }
    }

    @Test
    void anAnswerLargerThanTheLimitIsAFailure() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "x".repeat(200_000));
                Gateway gateway = Gateway.start(Gateways.config(stub)
                        .limits(new GatewayLimits(100_000, 16 << 10))
                        .build())) {
            JsonNode output = JsonMapper.shared().readTree(finished(gateway, submit(gateway, "{\"data\":1}")));

            assertThat(output.path("fail_reason").stringValue()).contains("100000 bytes");
        }
    }

    @Test
    void aGetJobSendsNoBodyAndNullCountsAsData() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "[]");
                Gateway gateway = Gateways.before(stub)) {
            finished(gateway, submit(gateway, "{\"data\":{\"a\":1},\"method\":\"GET\",\"path\":\"/v2\"}"));
            finished(gateway, submit(gateway, "{\"data\":null}"));

            assertThat(stub.requests.get(0).line()).isEqualTo("GET /v2 HTTP/1.1");
            assertThat(stub.requests.get(0).header("content-length")).isNull();
            assertThat(stub.requests.get(1).line()).isEqualTo("POST / HTTP/1.1");
            assertThat(stub.requests.get(1).bodyText()).isEqualTo("null");
        }
    }

    @Test
    void theStatusIsInProgressWhileTheServiceWorksAndPendingBefore() throws IOException {
        CountDownLatch let = new CountDownLatch(1);
        try (StubServer stub = StubServer.answering((_, socket) -> {
                    try {
                        let.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    StubServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
                });
                Gateway gateway =
                        Gateway.start(Gateways.config(stub).jobConcurrency(1).build())) {
            String first = submit(gateway, "{\"data\":1}");
            await().atMost(SOON).until(() -> outputText(gateway, first).equals("{\"status\":\"in_progress\"}"));
            String second = submit(gateway, "{\"data\":2}");
            assertThat(outputText(gateway, second)).isEqualTo("{\"status\":\"pending\",\"queue_position\":1}");

            let.countDown();
            assertThat(finished(gateway, second)).contains("completed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "not json",
                "{\"data\":1,\"path\":\"http://evil.example/x\"}",
                "{\"data\":1,\"path\":\"//evil.example/x\"}",
                "{\"data\":1,\"path\":\"relative\"}",
                "{\"data\":1,\"path\":\"/a/../b\"}",
                "{\"data\":1,\"path\":\"/a/%2e%2e/b\"}",
                "{\"data\":1,\"path\":\"/a/..%2fb\"}",
                "{\"data\":1,\"path\":\"/\\\\evil.example/x\"}",
                "{\"data\":1,\"path\":\"/a%00b\"}",
                "{\"data\":1,\"path\":\"/a\\u0000b\"}",
                "{\"data\":1,\"path\":\"/a\\r\\nX: y\"}",
                "{\"data\":1,\"path\":\"/a b\"}",
                "{\"data\":1,\"path\":\"\"}",
                "{\"data\":1,\"path\":7}",
                "{\"data\":1,\"method\":\"CONNECT\"}",
                "{\"data\":1,\"method\":\"connect\"}",
                "{\"data\":1,\"method\":\"TRACE\"}",
                "{\"data\":1,\"method\":\"GET / HTTP/1.1\"}",
                "{\"data\":1,\"method\":null}"
            })
    void row43ABadJobIsRefusedWithoutAnUpstreamCall(String body) throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateways.before(stub)) {
            assertThat(call(gateway, "POST /api/v1/services/stub/async", body))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"src\":\"gateway\"");
            assertThat(stub.connections).hasValue(0);
        }
    }

    @Test
    void aJobIsKnownToItsOwnServiceOnly() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateways.before(stub)) {
            String id = submit(gateway, "{\"data\":1}");

            assertThat(call(gateway, "GET /api/v1/services/demo/async/" + id + "/output", ""))
                    .startsWith("HTTP/1.1 404 ");
            assertThat(call(gateway, "GET /api/v1/services/stub/async/nosuchjob/output", ""))
                    .startsWith("HTTP/1.1 404 ")
                    .contains("job_not_found");
        }
    }
}
