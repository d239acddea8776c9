package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OpenAI's background responses (WIRE section 7). */
final class BackgroundResponsesIT {
    private static final String RESPONSES = "/v1/responses";
    private static final String STREAMED =
            "{\"model\":\"stub/org/m\",\"input\":\"hi\",\"background\":true,\"stream\":true,\"store\":true}";

    @TempDir
    Path folder;

    private static String event(String type, int number, String more) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\",\"sequence_number\":" + number + more + "}\n\n";
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<JobClient.Event> following(JobClient client, String path) {
        List<JobClient.Event> seen = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> {
            try {
                client.follow(path, seen::add);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return seen;
    }

    private static List<Integer> numbers(List<JobClient.Event> events) {
        return events.stream()
                .map(event -> event.data().path("sequence_number").intValue())
                .toList();
    }

    @Test
    void aResponseIsQueuedAtOnceAndCompletedWithTheServicesObjectUnderOurId() throws IOException {
        try (PacedServer server = new PacedServer("application/json");
                Gateway gateway = Gateways.before(server.stub)) {
            JobClient client = new JobClient(gateway);

            HttpResponse<String> created =
                    client.call("POST", RESPONSES, "{\"model\":\"stub/org/m\",\"input\":\"hi\",\"background\":true}");
            JsonNode response = json(created);
            String id = response.path("id").stringValue();

            assertThat(created.statusCode()).isEqualTo(200);
            assertThat(id).matches("resp_[0-9a-z]{12}");
            assertThat(response.path("object").stringValue()).isEqualTo("response");
            assertThat(response.path("status").stringValue()).isIn("queued", "in_progress");
            assertThat(response.path("background").booleanValue()).isTrue();
            assertThat(response.path("model").stringValue()).isEqualTo("stub/org/m");
            await().atMost(JobClient.SOON)
                    .until(() -> client.get(RESPONSES + "/" + id)
                            .path("status")
                            .stringValue()
                            .equals("in_progress"));
            assertThat(server.stub.requests.get(0).line()).isEqualTo("POST /v1/responses HTTP/1.1");
            assertThat(server.stub.requests.get(0).bodyText()).isEqualTo("{\"model\":\"org/m\",\"input\":\"hi\"}");

            server.say("{\"id\":\"resp_theirs\",\"object\":\"response\",\"status\":\"incomplete\",\"output\":[1.10]}");
            server.end();
            await().atMost(JobClient.SOON)
                    .until(() -> client.get(RESPONSES + "/" + id)
                            .path("status")
                            .stringValue()
                            .equals("incomplete"));
            assertThat(client.call("GET", RESPONSES + "/" + id, "").body())
                    .isEqualTo("{\"id\":\"" + id + "\",\"object\":\"response\",\"status\":\"incomplete\","
                            + "\"output\":[1.10],\"background\":true}");
            assertThat(client.get(JobClient.path("")).path("data").size()).isZero();
        }
    }

    @Test
    void aFailureIsAFailedResponse() throws IOException {
        try (StubServer stub = StubServer.answering("500 No", "{}");
                Gateway gateway = Gateways.before(stub)) {
            JobClient client = new JobClient(gateway);
            String id = json(client.call("POST", RESPONSES, "{\"model\":\"stub/m\",\"background\":true}"))
                    .path("id")
                    .stringValue();

            await().atMost(JobClient.SOON)
                    .until(() -> client.get(RESPONSES + "/" + id)
                            .path("status")
                            .stringValue()
                            .equals("failed"));
            assertThat(client.get(RESPONSES + "/" + id)
                            .path("error")
                            .path("message")
                            .stringValue())
                    .contains("500");
        }
    }

    @Test
    void aStreamIsFollowedResumedAndReplayed() throws IOException {
        try (PacedServer server = new PacedServer("text/event-stream");
                Gateway gateway = Gateways.before(server.stub)) {
            JobClient client = new JobClient(gateway);
            String id = streamed(client);
            List<JobClient.Event> live = following(client, RESPONSES + "/" + id + "?stream=true");
            server.say(event("response.created", 0, ",\"response\":{\"id\":\"theirs\",\"status\":\"in_progress\"}"));
            server.say(event("response.output_text.delta", 1, ",\"delta\":\"안\""));
            await().atMost(JobClient.SOON).until(() -> live.size() == 3);
            server.say(event(
                    "response.completed",
                    2,
                    ",\"response\":{\"id\":\"theirs\",\"status\":\"completed\",\"output\":[]}"));
            server.end();
            await().atMost(JobClient.SOON).until(() -> live.size() == 4);

            assertThat(live)
                    .extracting(JobClient.Event::name)
                    .containsExactly(
                            "response.queued", "response.created", "response.output_text.delta", "response.completed");
            assertThat(numbers(live)).containsExactly(0, 1, 2, 3);
            assertThat(live.get(1).data().path("response").path("id").stringValue())
                    .isEqualTo(id);
            assertThat(live.get(2).data().path("delta").stringValue()).isEqualTo("안");
            assertThat(client.events(RESPONSES + "/" + id + "?stream=true")).isEqualTo(live);
            assertThat(client.events(RESPONSES + "/" + id + "?stream=true&starting_after=1"))
                    .isEqualTo(live.subList(2, 4));
            await().atMost(JobClient.SOON)
                    .until(() -> client.get(RESPONSES + "/" + id)
                            .path("status")
                            .stringValue()
                            .equals("completed"));
            assertThat(client.get(RESPONSES + "/" + id).path("id").stringValue())
                    .isEqualTo(id);
        }
    }

    /** Creates one with a stream, reads its first event and leaves. */
    private static String streamed(JobClient client) throws IOException {
        List<JobClient.Event> first = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> {
            try {
                client.followPost(RESPONSES, STREAMED, first::add);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(JobClient.SOON).until(() -> !first.isEmpty());
        assertThat(first.getFirst().name()).isEqualTo("response.queued");
        return first.getFirst().data().path("response").path("id").stringValue();
    }

    @Test
    void aCallerThatLeavesAtTheFirstEventLeavesAResponseThatEnds() throws IOException {
        try (PacedServer server = new PacedServer("text/event-stream");
                Gateway gateway = Gateways.before(server.stub)) {
            String id;
            try (RawClient leaving = new RawClient(gateway.url())) {
                String head = leaving.send(RawClient.request(gateway, "POST " + RESPONSES, STREAMED))
                        .readTo("\"response.queued\",\"sequence_number\":0}");
                id = head.substring(head.indexOf("resp_"), head.indexOf("resp_") + 17);
            }
            server.say(event("response.completed", 0, ",\"response\":{\"status\":\"completed\"}"));
            server.end();

            JobClient client = new JobClient(gateway);
            await().atMost(JobClient.SOON)
                    .until(() -> client.get(RESPONSES + "/" + id)
                            .path("status")
                            .stringValue()
                            .equals("completed"));
        }
    }

    @Test
    void cancelIsTheSameTwiceAndEndsTheCallAndItsStream() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Gateways.before(stub)) {
            JobClient client = new JobClient(gateway);
            String id = streamed(client);
            await().atMost(JobClient.SOON).until(() -> stub.requests.size() == 1);
            List<JobClient.Event> live = following(client, RESPONSES + "/" + id + "?stream=true");

            for (int i = 0; i < 2; i++) {
                HttpResponse<String> cancelled = client.call("POST", RESPONSES + "/" + id + "/cancel", "");
                assertThat(cancelled.statusCode()).isEqualTo(200);
                assertThat(json(cancelled).path("status").stringValue()).isEqualTo("cancelled");
            }
            await().atMost(JobClient.SOON).until(() -> stub.closedByPeer.get() == 1);
            await().atMost(JobClient.SOON)
                    .until(() -> !live.isEmpty() && live.getLast().name().equals("response.cancelled"));
        }
    }

    @Test
    void aDeletedResponseIsGoneAndItsCallEnds() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Gateways.before(stub)) {
            JobClient client = new JobClient(gateway);
            String id = streamed(client);
            await().atMost(JobClient.SOON).until(() -> stub.requests.size() == 1);

            assertThat(client.call("DELETE", RESPONSES + "/" + id, "").body())
                    .isEqualTo("{\"id\":\"" + id + "\",\"object\":\"response\",\"deleted\":true}");
            assertThat(client.call("GET", RESPONSES + "/" + id, "").statusCode())
                    .isEqualTo(404);
            await().atMost(JobClient.SOON).until(() -> stub.closedByPeer.get() == 1);
        }
    }

    @Test
    void whatIsNotOursIsNotFoundAndWhatWasNotStreamedIsNotStreamed() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{\"id\":\"x\"}");
                Gateway gateway = Gateways.before(stub)) {
            JobClient client = new JobClient(gateway);
            String job = client.submit("{\"data\":1}");
            String plain = json(client.call("POST", RESPONSES, "{\"model\":\"stub/m\",\"background\":true}"))
                    .path("id")
                    .stringValue();

            for (String id : new String[] {"resp_theirs", "x", "resp_" + job}) {
                assertThat(client.call("GET", RESPONSES + "/" + id, "").statusCode())
                        .isEqualTo(404);
                assertThat(client.call("POST", RESPONSES + "/" + id + "/cancel", "")
                                .statusCode())
                        .isEqualTo(404);
            }
            assertThat(client.call("GET", RESPONSES + "/" + plain + "?stream=true", "")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(client.call("GET", JobClient.path("/" + plain.substring(5) + "/output"), "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void anIdempotencyKeyMakesOneResponse() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{\"id\":\"x\",\"status\":\"completed\"}");
                Gateway gateway = Gateways.before(stub)) {
            JobClient client = new JobClient(gateway);
            String body = "{\"model\":\"stub/m\",\"background\":true,\"input\":\"a\"}";
            String id = json(client.call("POST", RESPONSES, body, "Idempotency-Key", "k"))
                    .path("id")
                    .stringValue();
            assertThat(json(client.call("POST", RESPONSES, body, "Idempotency-Key", "k"))
                            .path("id")
                            .stringValue())
                    .isEqualTo(id);
            assertThat(client.call("POST", RESPONSES, body.replace("\"a\"", "\"b\""), "Idempotency-Key", "k")
                            .statusCode())
                    .isEqualTo(422);
            await().atMost(JobClient.SOON)
                    .until(() -> client.get(RESPONSES + "/" + id)
                            .path("status")
                            .asString("")
                            .equals("completed"));
            assertThat(stub.requests).hasSize(1);
        }
    }

    @Test
    void aForegroundResponsePassesAsItIs() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{\"id\":\"theirs\"}");
                Gateway gateway = Gateways.before(stub)) {
            assertThat(new JobClient(gateway)
                            .call("POST", RESPONSES, "{\"model\":\"stub/m\",\"background\":false}")
                            .body())
                    .isEqualTo("{\"id\":\"theirs\"}");
            assertThat(stub.requests.get(0).bodyText()).isEqualTo("{\"model\":\"m\",\"background\":false}");
        }
    }

    @Test
    void aRerunAfterAKillHasNumbersOfItsOwnAndAnOldPlaceInItIsAnError() throws Exception {
        Path data = folder.resolve("data");
        try (PacedServer server = new PacedServer("text/event-stream")) {
            String id;
            try (GatewayProcess gateway = GatewayProcess.startJobs(
                    data.toString(), server.stub.url(), folder.resolve("first.log"), List.of())) {
                JobClient client = gateway.client();
                id = streamed(client);
                List<JobClient.Event> live = following(client, RESPONSES + "/" + id + "?stream=true");
                server.say(event("response.created", 0, ",\"response\":{\"status\":\"lost\"}"));
                await().atMost(JobClient.SOON).until(() -> live.size() == 2);
                gateway.kill();
            }
            server.nextRequest();
            try (GatewayProcess gateway = GatewayProcess.startJobs(
                    data.toString(), server.stub.url(), folder.resolve("second.log"), List.of())) {
                await().atMost(JobClient.SOON).until(() -> server.stub.requests.size() == 2);
                server.say(event("response.completed", 0, ",\"response\":{\"status\":\"completed\"}"));
                server.end();
                JobClient client = gateway.client();
                await().atMost(JobClient.SOON)
                        .until(() -> client.get(RESPONSES + "/" + id)
                                .path("status")
                                .stringValue()
                                .equals("completed"));

                List<JobClient.Event> all = client.events(RESPONSES + "/" + id + "?stream=true");
                assertThat(numbers(all)).containsExactly(0, 1_000_001);
                List<JobClient.Event> old = client.events(RESPONSES + "/" + id + "?stream=true&starting_after=1");
                assertThat(old).extracting(JobClient.Event::name).containsExactly("error");
                assertThat(old.getFirst().data().path("code").stringValue()).isEqualTo("response_restarted");
            }
        }
    }
}
