package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.job.JobStatus;
import dev.parley.client.protocol.Json;
import dev.parley.client.protocol.WireRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * fal's queue (fal.ai documentation, "Queue API"; fal-js, queue.ts). The body is the model's input as it is. Requests are
 * asked for below the app, which is the first two segments of the path, whatever else the path names.
 */
final class FalApi implements JobApi {
    private List<String> logs = List.of();

    @Override
    public HttpCall create(Route route, ChatRequest request) {
        WireRequest wire = Bodies.whole(route, request);
        return Bodies.post(
                Urls.below(route.profile().baseUrl(), path(route)),
                route.headers(false, wire.headers()),
                Bodies.text(wire));
    }

    private static String path(Route route) {
        String path = route.profile().path();
        return path == null ? "" : path;
    }

    private static URI request(Route route, JobHandle job, String call) {
        String[] segments = path(route).split("[?]", 2)[0].split("/", -1);
        StringBuilder app = new StringBuilder();
        for (int i = 1; i < Math.min(3, segments.length); i++) {
            app.append('/').append(segments[i]);
        }
        return Urls.below(route.profile().baseUrl(), app + "/requests/" + job.id() + call);
    }

    @Override
    public @Nullable JobHandle accepted(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        JobHandle job = json == null ? null : JobHandle.of(json.path("request_id"));
        return json == null || job == null
                ? null
                : new JobHandle(
                        job.id(),
                        JobHandle.sameOrigin(route.profile(), json.path("status_url")),
                        JobHandle.sameOrigin(route.profile(), json.path("response_url")));
    }

    @Override
    public HttpCall poll(Route route, JobHandle job) {
        URI status = Objects.requireNonNullElseGet(job.status(), () -> request(route, job, "/status"));
        String query = status.getRawQuery() == null ? "?logs=1" : "&logs=1";
        return HttpCall.get(URI.create(status + query), route.headers(false));
    }

    /** The same as a stream of server-sent events. */
    HttpCall statusStream(Route route, JobHandle job) {
        return HttpCall.get(request(route, job, "/status/stream?logs=1"), route.headers(true));
    }

    @Override
    public @Nullable JobStatus status(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        return json == null ? null : status(json);
    }

    @Nullable JobStatus status(JsonNode json) {
        List<String> lines = new ArrayList<>();
        for (JsonNode line : json.path("logs")) {
            lines.add(
                    line.isString() ? line.stringValue() : line.path("message").asString(line.toString()));
        }
        logs = lines;
        return switch (json.path("status").asString("")) {
            case "IN_QUEUE" -> {
                JsonNode position = json.path("queue_position");
                // The server counts those that are before it.
                yield new JobStatus.Pending(position.isIntegralNumber() ? position.intValue() + 1 : null, null);
            }
            case "IN_PROGRESS" -> JobStatus.Running.PLAIN;
            case "COMPLETED" ->
                JobOutput.words(json.path("error")).isEmpty()
                        ? new JobStatus.ResultReady()
                        : new JobStatus.Failed(null, JobOutput.words(json.path("error")));
            default -> null;
        };
    }

    @Override
    public List<String> logs() {
        return logs;
    }

    @Override
    public HttpCall result(Route route, JobHandle job) {
        URI result = Objects.requireNonNullElseGet(job.result(), () -> request(route, job, ""));
        return HttpCall.get(result, route.headers(false));
    }

    @Override
    public Step follow(Route route, JobHandle job) {
        PollSteps polls = new PollSteps(route, job, this);
        return route.profile().jobUpdates() == JobUpdates.STREAM
                ? new FalStatusStream(route, this, job, polls)::open
                : polls::pollNow;
    }

    @Override
    public HttpCall cancel(Route route, JobHandle job) {
        return Bodies.empty("PUT", request(route, job, "/cancel"), route.headers(false));
    }
}
