package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET .../async/{id}/stream}. */
final class JobStreamIT {
    @TempDir
    Path folder;

    private static List<JobClient.Event> following(JobClient client, String id) {
        List<JobClient.Event> seen = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> {
            try {
                client.follow(JobClient.path("/" + id + "/stream"), seen::add);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return seen;
    }

    private static List<String> names(List<JobClient.Event> events) {
        return events.stream()
                .map(JobClient.Event::name)
                .filter(name -> !name.equals("state"))
                .toList();
    }

    private static List<JobClient.Event> withoutState(List<JobClient.Event> events) {
        return events.stream().filter(event -> !event.name().equals("state")).toList();
    }

    @Test
    void followersGetAllFromTheStartAndTheRestAsItComes() throws IOException {
        try (PacedServer server = new PacedServer("text/plain");
                Gateway gateway = Gateways.before(server.stub)) {
            JobClient client = new JobClient(gateway);
            String id = client.submit("{\"data\":1}");
            List<JobClient.Event> early = following(client, id);
            server.say("안");
            await().atMost(JobClient.SOON).until(() -> JobClient.text(early).equals("안"));
            server.say("녕");
            await().atMost(JobClient.SOON).until(() -> JobClient.text(early).equals("안녕"));
            List<JobClient.Event> late = following(client, id);
            await().atMost(JobClient.SOON).until(() -> JobClient.text(late).equals("안녕"));
            server.say("!");
            server.end();

            await().atMost(JobClient.SOON).until(() -> names(early).contains("completed"));
            await().atMost(JobClient.SOON).until(() -> names(late).contains("completed"));
            assertThat(withoutState(late)).isEqualTo(withoutState(early));
            assertThat(JobClient.text(early)).isEqualTo("안녕!");
            assertThat(names(early).getFirst()).isEqualTo("head");
            assertThat(withoutState(early).getFirst().data().toString())
                    .isEqualTo("{\"status_code\":200,\"content_type\":\"text/plain\"}");
            assertThat(client.ended(id).path("raw_output").stringValue()).isEqualTo("안녕!");
            assertThat(early.getFirst().name()).isEqualTo("state");
        }
    }

    @Test
    void aShortAnswerHasTheSameEventsAtEveryReadingAndIsResumedByItsIds() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK\r\nContent-Type: text/plain", "whole");
                Gateway gateway = Gateways.before(stub)) {
            JobClient client = new JobClient(gateway);
            String id = client.submit("{\"data\":1}");
            client.ended(id);
            String path = JobClient.path("/" + id + "/stream");

            List<JobClient.Event> all = client.events(path);

            assertThat(names(all)).containsExactly("head", "chunk", "completed");
            assertThat(all).extracting(JobClient.Event::id).containsExactly("1", "2", "3");
            assertThat(client.events(path)).isEqualTo(all);
            assertThat(client.events(path, "Last-Event-ID", "1")).isEqualTo(all.subList(1, 3));
            assertThat(client.events(path, "Last-Event-ID", "2")).isEqualTo(all.subList(2, 3));
            assertThat(client.call("GET", path, "", "Last-Event-ID", "3").statusCode())
                    .as("nothing comes any more")
                    .isEqualTo(204);
        }
    }

    @Test
    void aStreamIsResumedInItsMiddleWhileItGoesOn() throws IOException {
        try (PacedServer server = new PacedServer("text/plain");
                Gateway gateway = Gateways.before(server.stub)) {
            JobClient client = new JobClient(gateway);
            String id = client.submit("{\"data\":1}");
            List<JobClient.Event> seen = following(client, id);
            server.say("one ");
            await().atMost(JobClient.SOON).until(() -> JobClient.text(seen).equals("one "));
            String last = seen.getLast().id();
            server.say("two");
            server.end();

            List<JobClient.Event> rest = client.events(JobClient.path("/" + id + "/stream"), "Last-Event-ID", last);

            assertThat(JobClient.text(rest)).isEqualTo("two");
            assertThat(names(rest)).last().isEqualTo("completed");
            assertThat(names(rest)).doesNotContain("head");
        }
    }

    @Test
    void row44AnUpstreamThatDiesInTheMiddleIsAFailedEventAndTheEnd() throws IOException {
        try (PacedServer server = new PacedServer("text/plain");
                Gateway gateway = Gateways.before(server.stub)) {
            JobClient client = new JobClient(gateway);
            String id = client.submit("{\"data\":1}");
            server.say("half");
            List<JobClient.Event> seen = following(client, id);
            await().atMost(JobClient.SOON).until(() -> JobClient.text(seen).equals("half"));
            server.cut();

            await().atMost(JobClient.SOON).until(() -> names(seen).contains("failed"));
            assertThat(seen.getLast().data().path("fail_reason").stringValue()).contains("cut");
            assertThat(client.ended(id).path("raw_output").stringValue()).isEqualTo("half");
        }
    }

    @Test
    void aCancelledJobEndsItsStreamAndItsCall() throws IOException {
        try (StubServer stub = StubServer.stoppingAfter("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                Gateway gateway = Gateways.before(stub)) {
            JobClient client = new JobClient(gateway);
            String id = client.submit("{\"data\":1}");
            List<JobClient.Event> seen = following(client, id);
            await().atMost(JobClient.SOON).until(() -> JobClient.text(seen).equals("half"));

            assertThat(client.call("POST", JobClient.path("/" + id + "/cancel"), "")
                            .body())
                    .isEqualTo("{\"id\":\"" + id + "\",\"status\":\"cancelled\"}");

            await().atMost(JobClient.SOON).until(() -> names(seen).contains("cancelled"));
            await().atMost(JobClient.SOON).until(() -> stub.closedByPeer.get() == 1);
            assertThat(client.get(JobClient.path("/" + id + "/output")).toString())
                    .isEqualTo("{\"status\":\"failed\",\"fail_reason\":\"The job was cancelled.\"}");
        }
    }

    @Test
    void aRerunAfterAKillIsAnAttemptEventAndNothingIsMixed() throws Exception {
        Path data = folder.resolve("data");
        try (PacedServer server = new PacedServer("text/plain")) {
            String id;
            String last;
            try (GatewayProcess gateway = GatewayProcess.startJobs(
                    data.toString(), server.stub.url(), folder.resolve("first.log"), List.of())) {
                JobClient client = gateway.client();
                id = client.submit("{\"data\":1}");
                List<JobClient.Event> seen = following(client, id);
                server.say("lost");
                await().atMost(JobClient.SOON).until(() -> JobClient.text(seen).equals("lost"));
                last = seen.getLast().id();
                gateway.kill();
            }
            server.nextRequest();
            try (GatewayProcess gateway = GatewayProcess.startJobs(
                    data.toString(), server.stub.url(), folder.resolve("second.log"), List.of())) {
                await().atMost(JobClient.SOON).until(() -> server.stub.requests.size() == 2);
                server.say("again");
                server.end();
                List<JobClient.Event> rest =
                        gateway.client().events(JobClient.path("/" + id + "/stream"), "Last-Event-ID", last);

                assertThat(names(rest)).startsWith("attempt", "head").endsWith("completed");
                assertThat(rest.stream()
                                .filter(event -> event.name().equals("attempt"))
                                .findFirst()
                                .orElseThrow()
                                .data()
                                .path("attempt")
                                .intValue())
                        .isEqualTo(2);
                assertThat(JobClient.text(rest))
                        .isEqualTo(gateway.output(id).path("raw_output").stringValue());
            }
        }
    }
}
