package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of a gateway's jobs of the service {@code stub}. */
final class JobClient {
    static final Duration SOON = Duration.ofSeconds(20);

    /** A server-sent event. */
    record Event(String id, String name, JsonNode data) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final String token;

    JobClient(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    JobClient(Gateway gateway) {
        this(gateway.url(), gateway.token());
    }

    static String path(String rest) {
        return "/api/v1/services/stub/async" + rest;
    }

    HttpResponse<String> call(String method, String path, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return http.send(request, body);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    JsonNode get(String path) throws IOException {
        return JsonMapper.shared().readTree(call("GET", path, "").body());
    }

    /** The id of a new job. */
    String submit(String body, String... headers) throws IOException {
        HttpResponse<String> answer = call("POST", path(""), body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body()).path("id").stringValue();
    }

    /** The output of a job once it has ended. */
    JsonNode ended(String id) {
        await().atMost(SOON)
                .until(() -> List.of("completed", "failed")
                        .contains(get(path("/" + id + "/output")).path("status").stringValue()));
        try {
            return get(path("/" + id + "/output"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All events of a stream, to its end. */
    List<Event> events(String path, String... headers) throws IOException {
        List<Event> events = new ArrayList<>();
        follow(path, events::add, headers);
        return events;
    }

    /** Tells the events of a stream as they come, until its end. */
    void follow(String path, Consumer<Event> told, String... headers) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        read(request.build(), told);
    }

    /** As {@link #follow}, of a stream that a POST answers with. */
    void followPost(String path, String body, Consumer<Event> told) throws IOException {
        read(
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                told);
    }

    private void read(HttpRequest request, Consumer<Event> told) throws IOException {
        HttpResponse<InputStream> answer = send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        try (Scanner scanner = new Scanner(answer.body(), StandardCharsets.UTF_8).useDelimiter("\n\n")) {
            while (scanner.hasNext()) {
                Event event = event(scanner.next());
                if (event != null) {
                    told.accept(event);
                }
            }
        }
    }

    static Event event(String block) {
        String id = null;
        String name = null;
        String data = null;
        for (String line : block.lines().toList()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            }
        }
        return data == null ? null : new Event(id, name, JsonMapper.shared().readTree(data));
    }

    /** The text of all chunks. */
    static String text(List<Event> events) {
        StringBuilder text = new StringBuilder();
        events.stream()
                .filter(event -> event.name().equals("chunk"))
                .forEach(event -> text.append(event.data().path("text").stringValue()));
        return text.toString();
    }
}
