package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The access log and the figures: they tell names, times and sizes, and nothing of what was said. */
final class ObservedIT {
    private static final String PROMPT = "the-private-prompt";

    @TempDir
    Path folder;

    private static String send(Gateway gateway, String line, String body) throws IOException {
        return RawClient.exchange(gateway.url(), RawClient.request(gateway, line, body, "Connection: close"));
    }

    private static List<JsonNode> lines(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static void passed(CountDownLatch gate) throws IOException {
        try {
            assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void eachRequestIsOneLineWithoutBodyQueryOrKey() throws IOException {
        Path log = folder.resolve("access.log");
        try (StubServer stub = StubServer.answering(
                        "200 OK\r\nContent-Type: application/json", "{\"usage\":{\"completion_tokens\":7}}");
                Gateway gateway =
                        Gateway.start(Gateways.config(stub).accessLog(log).build())) {
            send(gateway, "POST /api/v1/services/stub/request/x?q=" + PROMPT, "{\"p\":\"" + PROMPT + "\"}");
            send(gateway, "POST /v1/completions", "{\"model\":\"stub/m\",\"prompt\":\"" + PROMPT + "\"}");
            RawClient.exchange(
                    gateway.url(),
                    "GET /" + PROMPT + " HTTP/1.1\r\nHost: 127.0.0.1:"
                            + gateway.url().getPort() + "\r\nConnection: close\r\n\r\n");
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(lines(log)).hasSize(3));

            JsonNode relayed = lines(log).getFirst();
            assertThat(relayed.path("caller").stringValue()).isEqualTo("token");
            assertThat(relayed.path("service").stringValue()).isEqualTo("stub");
            assertThat(relayed.path("path").stringValue()).isEqualTo("/api/v1/services/stub/request/x");
            assertThat(relayed.path("status").intValue()).isEqualTo(200);
            assertThat(relayed.path("end").stringValue()).isEqualTo("complete");
            assertThat(relayed.path("tokens").intValue()).isEqualTo(7);
            assertThat(relayed.path("bytes_in").intValue()).isPositive();
            assertThat(relayed.path("bytes_out").intValue()).isEqualTo(33);
            assertThat(relayed.path("ms").doubleValue()).isPositive();
            assertThat(relayed.path("overhead_ms").doubleValue()).isPositive();
            JsonNode stranger = lines(log).getLast();
            assertThat(stranger.path("status").intValue()).isEqualTo(401);
            assertThat(stranger.path("caller").stringValue()).isEmpty();
            assertThat(Files.readString(log)).doesNotContain(PROMPT, gateway.token(), "upstream-key");
            assertThat(Files.getPosixFilePermissions(log).toString()).doesNotContain("GROUP", "OTHERS");
        }
    }

    @Test
    void whoLeavesAndWhoIsCutIsToldApart() throws IOException {
        Path log = folder.resolve("access.log");
        try (StubServer stub = StubServer.answering((request, socket) -> {
                    if (request.line().contains("/cut")) {
                        StubServer.send(
                                socket, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nhalf");
                        socket.close();
                    } else {
                        assertThat(socket.getInputStream().read()).isNegative();
                    }
                });
                Gateway gateway =
                        Gateway.start(Gateways.config(stub).accessLog(log).build())) {
            send(gateway, "POST /api/v1/services/stub/request/cut", "{}");
            try (RawClient leaving = new RawClient(gateway.url())) {
                leaving.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/wait", "{}"));
                await().until(() -> stub.requests.size() == 2);
            }
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(lines(log))
                            .extracting(line -> line.path("end").stringValue())
                            .containsExactly("cut", "left"));
        }
    }

    @Test
    void whatWaitedForABusyServiceIsMeasuredApartFromTheGatewaysOwnTime() throws IOException {
        Path log = folder.resolve("access.log");
        CountDownLatch let = new CountDownLatch(1);
        try (StubServer stub = StubServer.answering((request, socket) -> {
                    if (request.line().contains("/first")) {
                        passed(let);
                    }
                    StubServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ndone");
                });
                Gateway gateway = Gateway.start(GatewayConfig.builder()
                        .port(0)
                        .accessLog(log)
                        .service(Services.remote(
                                stub.url(), Services.options(1, Duration.ofSeconds(30)), UpstreamTimeouts.DEFAULT))
                        .build());
                RawClient first = new RawClient(gateway.url());
                RawClient second = new RawClient(gateway.url())) {
            first.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/first", "{}"));
            await().until(() -> stub.requests.size() == 1);
            second.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/second", "{}"));
            await().until(() -> gateway.upstreams().getFirst().waiting() == 1);
            assertThat(send(gateway, "GET /metrics", ""))
                    .contains(
                            "parley_upstream_waiting{service=\"stub\"} 1",
                            "parley_upstream_pending{service=\"stub\"} 1");
            await().until(() -> gateway.snapshot().services().stream()
                    .flatMap(service -> service.queue().stream())
                    .anyMatch(call -> call.waited().toMillis() > 300));
            let.countDown();
            second.readTo("done");

            await().untilAsserted(() -> assertThat(send(gateway, "GET /metrics", ""))
                    .contains("parley_upstream_wait_seconds_count{service=\"stub\"} 1")
                    .contains("parley_upstream_wait_seconds_bucket{service=\"stub\",le=\"0.25\"} 0")
                    .contains("parley_upstream_waiting{service=\"stub\"} 0"));
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(lines(log))
                            .filteredOn(line -> line.path("path").asString("").endsWith("/second"))
                            .singleElement()
                            .satisfies(line -> {
                                double waited = line.path("wait_ms").doubleValue();
                                assertThat(waited).isGreaterThan(290);
                                assertThat(line.path("ms").doubleValue()).isGreaterThanOrEqualTo(waited);
                                assertThat(line.path("overhead_ms").doubleValue())
                                        .isLessThan(waited);
                            }));
            assertThat(lines(log))
                    .filteredOn(line -> line.path("path").asString("").endsWith("/first"))
                    .noneMatch(line -> line.has("wait_ms"));
        }
    }

    @Test
    void aRequestIsFoundByTheIdThatItsCallerSaw() throws IOException {
        Path log = folder.resolve("access.log");
        try (StubServer stub = StubServer.answering("200 OK\r\nX-Request-Id: up-7", "{}");
                Gateway gateway =
                        Gateway.start(Gateways.config(stub).accessLog(log).build())) {
            String passed = send(gateway, "POST /v1/completions", "{\"model\":\"stub/m\"}");
            assertThat(passed).containsIgnoringCase("x-request-id: up-7\r\n");
            String own = send(gateway, "GET /nowhere", "");
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(lines(log)).hasSize(2));
            assertThat(lines(log).getFirst().path("upstream_id").stringValue()).isEqualTo("up-7");
            assertThat(own)
                    .containsIgnoringCase(
                            "x-request-id: " + lines(log).getLast().path("id").stringValue() + "\r\n");
            assertThat(lines(log).getLast().has("upstream_id")).isFalse();
        }
    }

    @Test
    void theFiguresOfAService() throws IOException {
        try (StubServer stub = StubServer.answering(
                        "200 OK\r\nContent-Type: text/event-stream", "data: {\"a\":1}\n\ndata: [DONE]\n\n");
                Gateway gateway = Gateways.before(stub)) {
            send(gateway, "POST /api/v1/services/stub/request/x", "{\"p\":\"" + PROMPT + "\"}");
            String demo = send(gateway, "POST /v1/chat/completions", """
                    {"model":"demo","stream":true,"messages":[{"role":"user","content":"Hi"}]}""");
            assertThat(demo).startsWith("HTTP/1.1 200 ");
            send(gateway, "GET /nowhere", "");

            await().ignoreExceptions().untilAsserted(() -> {
                String metrics = send(gateway, "GET /metrics", "");
                assertThat(metrics)
                        .contains("text/plain; version=0.0.4")
                        .containsPattern(
                                "parley_requests_total\\{caller=\"token\",end=\"complete\",service=\"stub\",status=\"200\"\\} 1")
                        .containsPattern("parley_requests_total\\{[^}]*service=\"none\",status=\"404\"\\} 1")
                        .containsPattern("parley_request_duration_seconds_count\\{service=\"stub\"\\} 1")
                        .containsPattern("parley_first_byte_seconds_count\\{service=\"demo\"\\} 1")
                        .containsPattern("parley_overhead_seconds_bucket\\{service=\"stub\",le=\"0.1\"\\} 1")
                        .containsPattern("parley_output_tokens_total\\{service=\"demo\"\\} [1-9]")
                        .containsPattern("parley_tokens_per_second_count\\{service=\"demo\"\\} 1")
                        .doesNotContain(PROMPT, gateway.token());
            });
        }
    }

    @Test
    void readinessIsForAllAndTheStatesAreForCallers() throws IOException {
        try (Gateway gateway = Gateway.start(GatewayConfig.builder()
                .port(0)
                .service(ProcessService.of("cold", List.of("serve", "{port}")))
                .build())) {
            String stranger = RawClient.exchange(
                    gateway.url(),
                    "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:" + gateway.url().getPort()
                            + "\r\nConnection: close\r\n\r\n");
            assertThat(stranger).startsWith("HTTP/1.1 200 ").endsWith("{\"status\":\"ready\"}");
            assertThat(send(gateway, "GET /readyz", ""))
                    .endsWith("{\"services\":{\"cold\":\"stopped\",\"demo\":\"ready\"},\"status\":\"ready\"}");
            assertThat(send(gateway, "GET /metrics", ""))
                    .contains("parley_upstream_state{service=\"cold\",state=\"stopped\"} 1")
                    .contains("parley_upstream_state{service=\"demo\",state=\"ready\"} 1")
                    .contains("parley_upstream_starts{service=\"cold\"} 0")
                    .contains("parley_jobs{state=\"pending\"} 0");
        }
    }

    @Test
    void jobsAreCountedAndTheirWaitIsMeasured() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK\r\nContent-Type: text/plain", "done");
                Gateway gateway = Gateways.before(stub)) {
            send(gateway, "POST /api/v1/services/stub/async", "{\"data\":1}");
            await().untilAsserted(() -> assertThat(send(gateway, "GET /metrics", ""))
                    .contains("parley_job_wait_seconds_count 1", "parley_jobs{state=\"pending\"} 0"));
        }
    }
}
