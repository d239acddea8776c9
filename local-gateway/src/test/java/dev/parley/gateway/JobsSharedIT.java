package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways on one PostgreSQL: what one accepted the other runs, and is followed and cancelled from the first. */
@EnabledOnOs(OS.LINUX)
final class JobsSharedIT {
    @TempDir
    Path folder;

    private static Gateway gateway(StubServer stub, String url) {
        JobSettings jobs = new JobSettings(
                null,
                new DatabaseSettings(url, null, null),
                1,
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                100,
                true,
                null,
                List.of());
        return Gateway.start(Gateways.config(stub).jobs(jobs).build());
    }

    @Test
    void withoutItsDatabaseAGatewayIsNotReadyAndRelaysAsEver() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .start();
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = gateway(stub, postgres.getJdbcUrl("postgres", "postgres"))) {
            JobClient client = new JobClient(gateway);
            client.ended(client.submit("{\"data\":1}"));
            assertThat(client.call("GET", "/readyz", "").statusCode()).isEqualTo(200);

            postgres.close();

            await().atMost(JobClient.SOON)
                    .untilAsserted(
                            () -> assertThat(client.call("GET", "/readyz", "").statusCode())
                                    .isEqualTo(503));
            assertThat(client.call("GET", "/readyz", "").body()).contains("\"status\":\"jobs_unavailable\"");
            assertThat(client.call("GET", "/healthz", "").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = client.call("POST", JobClient.path(""), "{\"data\":1}");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("jobs_unavailable", "\"src\":\"gateway\"");
            assertThat(Services.post(gateway, "stub", "/")).startsWith("HTTP/1.1 200 ");
        } finally {
            postgres.close(); // nothing if it was
        }
    }

    @Test
    void aJobThatRunsElsewhereIsFollowedAndCancelledFromHere() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgres"))
                        .start();
                StubServer busy = StubServer.silent();
                StubServer other = StubServer.stoppingAfter("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf\u0000");
                Gateway first = gateway(busy, postgres.getJdbcUrl("postgres", "postgres"))) {
            JobClient client = new JobClient(first);
            client.submit("{\"data\":1}");
            await().atMost(JobClient.SOON).until(() -> busy.requests.size() == 1);
            String id = client.submit("{\"data\":2}");
            List<JobClient.Event> seen = new CopyOnWriteArrayList<>();
            Thread.ofVirtual().start(() -> {
                try {
                    client.follow(JobClient.path("/" + id + "/stream"), seen::add);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().atMost(JobClient.SOON).until(() -> !seen.isEmpty());

            try (Gateway second = gateway(other, postgres.getJdbcUrl("postgres", "postgres"))) {
                await().atMost(JobClient.SOON).until(() -> JobClient.text(seen).equals("half\u0000"));
                assertThat(new JobClient(second)
                                .get(JobClient.path(""))
                                .path("data")
                                .size())
                        .isEqualTo(2);

                assertThat(client.call("POST", JobClient.path("/" + id + "/cancel"), "")
                                .statusCode())
                        .isEqualTo(200);

                await().atMost(JobClient.SOON).until(() -> other.closedByPeer.get() == 1);
                await().atMost(JobClient.SOON).until(() -> seen.getLast().name().equals("cancelled"));
                assertThat(busy.requests).hasSize(1);
            }
        }
    }
}
