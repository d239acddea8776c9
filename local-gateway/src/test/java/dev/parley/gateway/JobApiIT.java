package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway offers beside VESSL's asynchronous calls: list, cancel, idempotency, limits, webhooks, retention. */
final class JobApiIT {
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final String WEBHOOK_KEY = "whsec_" + Base64.getEncoder().encodeToString(SECRET);

    private static JobSettings settings(int concurrency, int queued, Duration kept, String... hosts) {
        Credential key = hosts.length == 0 ? null : Credential.of(WEBHOOK_KEY);
        return new JobSettings(null, null, concurrency, Duration.ofSeconds(1), kept, queued, true, key, List.of(hosts));
    }

    private static Gateway gateway(StubServer stub, JobSettings settings) {
        return Gateway.start(Gateways.config(stub).jobs(settings).build());
    }

    @Test
    void theListIsNewestFirstWithAttemptsTimesAndPositions() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = gateway(stub, settings(1, 100, Duration.ofHours(1)))) {
            JobClient client = new JobClient(gateway);
            String first = client.submit("{\"data\":1}");
            await().atMost(JobClient.SOON).until(() -> stub.requests.size() == 1);
            String second = client.submit("{\"data\":2}");
            String third = client.submit("{\"data\":3}");

            JsonNode page = client.get(JobClient.path("?limit=2"));
            JsonNode rest = client.get(
                    JobClient.path("?limit=2&cursor=" + page.path("next_cursor").stringValue()));

            assertThat(page.path("data").findValuesAsString("id")).containsExactly(third, second);
            assertThat(page.path("data").path(0).path("position").intValue()).isEqualTo(2);
            assertThat(page.path("data").path(1).path("position").intValue()).isEqualTo(1);
            assertThat(page.path("data").path(1).path("status").stringValue()).isEqualTo("pending");
            JsonNode running = rest.path("data").path(0);
            assertThat(running.path("id").stringValue()).isEqualTo(first);
            assertThat(running.path("status").stringValue()).isEqualTo("in_progress");
            assertThat(running.path("attempts").intValue()).isEqualTo(1);
            assertThat(running.path("started_at").stringValue())
                    .isGreaterThan(running.path("created_at").stringValue());
            assertThat(running.path("finished_at").isNull()).isTrue();
            assertThat(running.has("position")).isFalse();
            assertThat(rest.path("next_cursor").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=101", "?limit=x", "?cursor=nonsense"})
    void aBadPageIsRefused(String query) throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Gateways.before(stub)) {
            assertThat(new JobClient(gateway)
                            .call("GET", JobClient.path(query), "")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/services/stub/async?limit=%zz", "/v1/responses/resp_1?stream=%"})
    void aQueryThatCannotBeReadIsRefused(String uri) throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Gateways.before(stub)) {
            String request = RawClient.request(gateway, "GET " + uri, "", "Connection: close");
            assertThat(RawClient.exchange(gateway.url(), request))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("query_refused");
        }
    }

    @Test
    void aQueuedJobIsCancelledWithoutACallAndTwiceIsAConflict() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = gateway(stub, settings(1, 100, Duration.ofHours(1)))) {
            JobClient client = new JobClient(gateway);
            client.submit("{\"data\":1}");
            await().atMost(JobClient.SOON).until(() -> stub.requests.size() == 1);
            String waiting = client.submit("{\"data\":2}");
            String cancel = JobClient.path("/" + waiting + "/cancel");

            assertThat(client.call("POST", cancel, "").statusCode()).isEqualTo(200);
            assertThat(client.call("POST", cancel, "").statusCode()).isEqualTo(409);
            assertThat(client.get(JobClient.path(""))
                            .path("data")
                            .path(0)
                            .path("status")
                            .stringValue())
                    .isEqualTo("cancelled");
            assertThat(client.ended(waiting).toString())
                    .isEqualTo("{\"status\":\"failed\",\"fail_reason\":\"The job was cancelled.\"}");
            assertThat(stub.requests).hasSize(1);
            assertThat(client.call("POST", JobClient.path("/nosuchjob/cancel"), "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void anIdempotencyKeyMakesOneJobAndOtherWordsUnderItAreRefused() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateways.before(stub)) {
            JobClient client = new JobClient(gateway);
            String id = client.submit("{\"data\":1}", "Idempotency-Key", "k 1");

            assertThat(client.submit("{\"data\":1}", "Idempotency-Key", "k 1")).isEqualTo(id);
            assertThat(client.submit("{\"data\":1}", "Idempotency-Key", "k 2")).isNotEqualTo(id);
            HttpResponse<String> other =
                    client.call("POST", JobClient.path(""), "{\"data\":2}", "Idempotency-Key", "k 1");
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(other.body()).contains("idempotency_key_reused");
            client.ended(id);
            assertThat(client.submit("{\"data\":1}", "Idempotency-Key", "k 1")).isEqualTo(id);
            assertThat(client.call("POST", JobClient.path(""), "{\"data\":1}", "Idempotency-Key", "k".repeat(256))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(client.get(JobClient.path("")).path("data").size()).isEqualTo(2);
        }
    }

    @Test
    void anIdempotencyKeyMakesOneJobOfRequestsThatComeTogether() throws Exception {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateways.before(stub);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            JobClient client = new JobClient(gateway);
            List<Future<String>> ids = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                ids.add(threads.submit(() -> client.submit("{\"data\":1}", "Idempotency-Key", "together")));
            }
            Set<String> different = new HashSet<>();
            for (Future<String> id : ids) {
                different.add(id.get());
            }
            assertThat(different).hasSize(1);
            client.ended(different.iterator().next());
            assertThat(stub.requests).hasSize(1);
        }
    }

    @Test
    void whenToAskAgainIsToldUntilAJobHasEnded() throws IOException {
        try (PacedServer server = new PacedServer("text/plain");
                Gateway gateway = gateway(server.stub, settings(1, 100, Duration.ofHours(1)))) {
            JobClient client = new JobClient(gateway);
            String id = client.submit("{\"data\":1}");
            String output = JobClient.path("/" + id + "/output");
            server.say("begun");
            await().atMost(JobClient.SOON)
                    .until(() -> client.call("GET", output, "").body().contains("in_progress"));
            assertThat(client.call("GET", output, "").headers().firstValue("retry-after"))
                    .hasValue("1");
            server.end();
            client.ended(id);
            assertThat(client.call("GET", output, "").headers().firstValue("retry-after"))
                    .isEmpty();
        }
    }

    @Test
    void asManyWaitAsMayAndTheNextIsToldWhenToComeAgain() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = gateway(stub, settings(1, 2, Duration.ofHours(1)))) {
            JobClient client = new JobClient(gateway);
            client.submit("{\"data\":0}");
            await().atMost(JobClient.SOON).until(() -> stub.requests.size() == 1);
            String waiting = client.submit("{\"data\":1}");
            client.submit("{\"data\":2}");

            HttpResponse<String> refused = client.call("POST", JobClient.path(""), "{\"data\":3}");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("retry-after")).isPresent();
            HttpResponse<String> pending = client.call("GET", JobClient.path("/" + waiting + "/output"), "");
            assertThat(pending.body()).isEqualTo("{\"status\":\"pending\",\"queue_position\":1}");
            assertThat(pending.headers().firstValue("retry-after")).isPresent();

            client.call("POST", JobClient.path("/" + waiting + "/cancel"), "");
            client.submit("{\"data\":3}");
        }
    }

    @Test
    void endedJobsAreForgottenAfterTheirTime() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = gateway(stub, settings(1, 100, Duration.ofSeconds(1)))) {
            JobClient client = new JobClient(gateway);
            String id = client.submit("{\"data\":1}");

            await().atMost(JobClient.SOON)
                    .until(() -> client.call("GET", JobClient.path("/" + id + "/output"), "")
                                    .statusCode()
                            == 404);
            assertThat(stub.requests).hasSize(1);
        }
    }

    @Test
    void aWebhookIsSignedAndComesAgainUntilItIsTaken() throws Exception {
        int[] calls = {0};
        try (StubServer receiver = StubServer.answering((_, socket) -> StubServer.send(
                        socket,
                        "HTTP/1.1 " + (calls[0]++ == 0 ? "500 No" : "204 Taken")
                                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                StubServer stub = StubServer.answering("200 OK", "{\"secret\":1}");
                Gateway gateway = gateway(stub, settings(1, 100, Duration.ofHours(1), "127.0.0.1"))) {
            String id = new JobClient(gateway)
                    .submit("{\"data\":{\"prompt\":2},\"webhook\":\"" + receiver.url() + "/told\"}");

            await().atMost(JobClient.SOON).until(() -> receiver.requests.size() == 2);

            StubServer.Received told = receiver.requests.get(1);
            assertThat(told.line()).isEqualTo("POST /told HTTP/1.1");
            assertThat(told.header("webhook-id"))
                    .isEqualTo("msg_" + id)
                    .isEqualTo(receiver.requests.get(0).header("webhook-id"));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            String signed = told.header("webhook-id") + "." + told.header("webhook-timestamp") + "." + told.bodyText();
            assertThat(told.header("webhook-signature"))
                    .isEqualTo("v1,"
                            + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
            JsonNode body = JsonMapper.shared().readTree(told.bodyText());
            assertThat(body.path("type").stringValue()).isEqualTo("job.completed");
            assertThat(body.path("data").toString())
                    .isEqualTo("{\"id\":\"" + id + "\",\"service\":\"stub\",\"status\":\"completed\"}");
            assertThat(told.bodyText()).doesNotContain("secret", "prompt");
        }
    }

    @Test
    void aWebhookTellsAFailureAndACancellationToo() throws IOException {
        try (StubServer receiver = StubServer.answering("204 Taken", "");
                StubServer stub = StubServer.answering((request, socket) -> {
                    if (request.line().contains("/fails")) {
                        StubServer.send(socket, "HTTP/1.1 500 No\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
                    } else {
                        assertThat(socket.getInputStream().read()).isNegative();
                    }
                });
                Gateway gateway = gateway(stub, settings(1, 100, Duration.ofHours(1), "127.0.0.1"))) {
            JobClient client = new JobClient(gateway);
            String webhook = ",\"webhook\":\"" + receiver.url() + "/\"}";
            String failed = client.submit("{\"data\":1,\"path\":\"/fails\"" + webhook);
            client.ended(failed);
            String running = client.submit("{\"data\":1" + webhook);
            await().atMost(JobClient.SOON).until(() -> stub.requests.size() == 2);
            String queued = client.submit("{\"data\":1" + webhook);
            for (String id : new String[] {queued, running}) {
                assertThat(client.call("POST", JobClient.path("/" + id + "/cancel"), "")
                                .statusCode())
                        .isEqualTo(200);
            }
            await().atMost(JobClient.SOON).until(() -> receiver.requests.size() == 3);
            assertThat(receiver.requests)
                    .extracting(told -> JsonMapper.shared().readTree(told.bodyText()))
                    .extracting(told -> told.path("type").asString("") + " "
                            + told.at("/data/id").asString(""))
                    .containsExactlyInAnyOrder(
                            "job.failed " + failed, "job.cancelled " + running, "job.cancelled " + queued);
        }
    }

    @Test
    void aWebhookRedirectIsNotFollowed() throws IOException {
        try (StubServer elsewhere = StubServer.answering("200 OK", "");
                StubServer receiver = StubServer.answering("302 Found\r\nLocation: " + elsewhere.url(), "");
                StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = gateway(stub, settings(1, 100, Duration.ofHours(1), "127.0.0.1"))) {
            new JobClient(gateway).submit("{\"data\":1,\"webhook\":\"" + receiver.url() + "/\"}");

            await().atMost(JobClient.SOON).until(() -> receiver.requests.size() >= 2);
            assertThat(elsewhere.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http://localhost/\"",
                "\"http://127.0.0.1.evil.example/\"",
                "\"http://evil.example/?127.0.0.1\"",
                "\"http://127.0.0.1@evil.example/\"",
                "\"ftp://127.0.0.1/\"",
                "\"127.0.0.1\"",
                "\"http://169.254.169.254/\"",
                "7",
                "null"
            })
    void aWebhookElsewhereIsRefused(String webhook) throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = gateway(stub, settings(1, 100, Duration.ofHours(1), "127.0.0.1"))) {
            assertThat(new JobClient(gateway)
                            .call("POST", JobClient.path(""), "{\"data\":1,\"webhook\":" + webhook + "}")
                            .body())
                    .contains("webhook_refused");
            assertThat(stub.connections).hasValue(0);
        }
    }

    @Test
    void withoutAKeyThereAreNoWebhooks() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateways.before(stub)) {
            HttpResponse<String> answer = new JobClient(gateway)
                    .call("POST", JobClient.path(""), "{\"data\":1,\"webhook\":\"http://127.0.0.1/\"}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("no key");
        }
    }
}
