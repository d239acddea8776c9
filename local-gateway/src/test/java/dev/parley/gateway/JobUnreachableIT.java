package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Jobs whose service cannot be reached, and webhooks whose receiver cannot. */
final class JobUnreachableIT {
    @TempDir
    Path folder;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Gateway before(int port, JobSettings jobs) {
        RemoteService service = Services.replicas(
                RemoteService.Failover.CONNECT, Services.PASSIVE, URI.create("http://127.0.0.1:" + port));
        return Gateway.start(GatewayConfig.builder()
                .port(0)
                .demoTokensPerSecond(10_000)
                .service(service)
                .jobs(jobs)
                .build());
    }

    private static JsonNode job(JobClient client) throws IOException {
        return client.get(JobClient.path("")).path("data").path(0);
    }

    @Test
    void aJobWaitsForItsServerHoldsUpNoOtherAndIsSentOnce() throws IOException {
        int port = freePort();
        try (Gateway gateway = before(port, JobSettings.DEFAULT.withConcurrency(1))) {
            JobClient client = new JobClient(gateway);
            String id = client.submit("{\"data\":1}");
            List<JobClient.Event> seen = new CopyOnWriteArrayList<>();
            Thread following = Thread.ofVirtual().start(() -> {
                try {
                    client.follow(JobClient.path("/" + id + "/stream"), seen::add);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().atMost(JobClient.SOON)
                    .until(() -> job(client).path("attempts").intValue() >= 1);
            String chat = "{\"model\":\"demo\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
            String other = client.call(
                            "POST",
                            "/api/v1/services/demo/async",
                            "{\"path\":\"/v1/chat/completions\",\"data\":" + chat + "}")
                    .body();
            assertThat(other).contains("\"id\"");
            await().atMost(JobClient.SOON)
                    .until(() -> client.call("GET", "/api/v1/services/demo/async", "")
                            .body()
                            .contains("\"completed\""));
            await().atMost(JobClient.SOON)
                    .until(
                            () -> seen.stream()
                                    .anyMatch(
                                            event -> event.data()
                                                    .toString()
                                                    .contains(
                                                            "\"status\":\"pending\",\"attempts\":3,\"position\":1,\"service\":{\"state\":\"failed\"}")));

            try (StubServer stub = StubServer.answeringAt(port, "200 OK", "{\"done\":1}")) {
                assertThat(client.ended(id).path("output").toString()).isEqualTo("{\"done\":1}");
                assertThat(stub.requests).hasSize(1);
            }
            await().atMost(JobClient.SOON).until(() -> !following.isAlive());
            assertThat(seen.getLast().name()).isEqualTo("completed");
            assertThat(job(client).path("attempts").intValue()).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void afterItsTimeItFailsWithTheReason() throws IOException {
        try (Gateway gateway = before(freePort(), JobSettings.DEFAULT.withReach(Duration.ofSeconds(1)))) {
            JobClient client = new JobClient(gateway);
            JsonNode output = client.ended(client.submit("{\"data\":1}"));

            assertThat(output.path("status").stringValue()).isEqualTo("failed");
            assertThat(output.path("fail_reason").stringValue()).contains("refused");
            assertThat(job(client).path("attempts").intValue()).isEqualTo(2);
        }
    }

    @Test
    void oneThatWaitsToBeTriedAgainIsCancelled() throws IOException {
        try (Gateway gateway = before(freePort(), JobSettings.DEFAULT)) {
            JobClient client = new JobClient(gateway);
            String id = client.submit("{\"data\":1}");
            await().atMost(JobClient.SOON)
                    .until(() -> job(client).path("attempts").intValue() == 1
                            && job(client).path("status").stringValue().equals("pending"));

            assertThat(client.call("POST", JobClient.path("/" + id + "/cancel"), "")
                            .statusCode())
                    .isEqualTo(200);

            assertThat(job(client).path("status").stringValue()).isEqualTo("cancelled");
            assertThat(gateway.upstreams().getFirst().pending()).isZero();
        }
    }

    @Test
    void aWebhookThatWasNotTakenIsSentAfterTheGatewayWasKilledAndStartedAgain()
            throws IOException, InterruptedException {
        String key = Base64.getEncoder().encodeToString("k".repeat(32).getBytes(StandardCharsets.UTF_8));
        Map<String, String> environment = Map.of("KEY", "whsec_" + key);
        int port = freePort();
        try (StubServer stub = StubServer.answering("200 OK", "{}")) {
            String yaml = "services: {stub: {url: '" + stub.url()
                    + "'}}\njobs: {webhookKeyEnv: KEY, webhookHosts: [127.0.0.1]}";
            String id;
            try (GatewayProcess gateway = GatewayProcess.startConfigured(folder, environment, yaml)) {
                id = gateway.client().submit("{\"data\":1,\"webhook\":\"http://127.0.0.1:" + port + "/told\"}");
                gateway.client().ended(id);
                gateway.kill();
            }
            try (StubServer receiver = StubServer.answeringAt(port, "204 Taken", "");
                    GatewayProcess gateway = GatewayProcess.startConfigured(folder, environment, yaml)) {
                await().atMost(JobClient.SOON).until(() -> !receiver.requests.isEmpty());
                assertThat(receiver.requests.getFirst().header("webhook-id")).isEqualTo("msg_" + id);
                assertThat(gateway.client().ended(id).path("status").stringValue())
                        .isEqualTo("completed");
                assertThat(stub.requests)
                        .as("the job itself is not called again")
                        .hasSize(1);
            }
        }
    }
}
