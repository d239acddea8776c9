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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * RunPod serverless (runpod/docs: operation-reference, send-requests, job-states). The profile's path is the endpoint's,
 * such as {@code /v2/abc123}; {@code /run}, {@code /status}, {@code /stream} and {@code /cancel} are below it. A status
 * is forgotten after its time to live, which is answered with 404.
 */
final class RunPodApi implements JobApi {
    private List<String> pieces = List.of();
    private boolean streamed;
    private boolean streamIsOver;

    @Override
    public HttpCall create(Route route, ChatRequest request) {
        WireRequest wire = Bodies.whole(route, request);
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("input", Bodies.json(wire));
        return Bodies.post(place(route, "/run"), route.headers(false, wire.headers()), body.toString());
    }

    private static URI place(Route route, String call) {
        String path = route.profile().path() == null ? "" : route.profile().path();
        return Urls.below(Urls.below(route.profile().baseUrl(), path), call);
    }

    @Override
    public @Nullable JobHandle accepted(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        return json == null ? null : JobHandle.of(json.path("id"));
    }

    @Override
    public HttpCall poll(Route route, JobHandle job) {
        String call = isStreaming(route) ? "/stream/" : "/status/";
        return HttpCall.get(place(route, call + job.id()), route.headers(false));
    }

    private boolean isStreaming(Route route) {
        return route.profile().jobUpdates() == JobUpdates.STREAM && !streamIsOver;
    }

    @Override
    public @Nullable JobStatus status(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        if (json == null) {
            return null;
        }
        if (!isStreaming(route)) {
            pieces = List.of();
            return state(route, json);
        }
        pieces = chunks(json.isArray() ? json : json.path("stream"));
        streamed |= !pieces.isEmpty();
        // The page in the documentation is a bare array, what servers send is an object with the state beside it.
        boolean over = json.isArray() ? pieces.isEmpty() && streamed : isOver(json) && pieces.isEmpty();
        streamIsOver = over;
        return over ? JobStatus.Running.PLAIN : json.isArray() ? JobStatus.Running.PLAIN : running(json);
    }

    private static boolean isOver(JsonNode json) {
        return switch (json.path("status").asString("")) {
            case "IN_QUEUE", "IN_PROGRESS", "RUNNING" -> false;
            default -> true;
        };
    }

    private static JobStatus running(JsonNode json) {
        return json.path("status").asString("").equals("IN_QUEUE")
                ? new JobStatus.Pending(null, null)
                : JobStatus.Running.PLAIN;
    }

    private static List<String> chunks(JsonNode stream) {
        List<String> found = new ArrayList<>();
        for (JsonNode chunk : stream) {
            JsonNode output = chunk.path("output");
            if (!output.isMissingNode() && !output.isNull()) {
                found.add(Json.text(output));
            }
        }
        return found;
    }

    private @Nullable JobStatus state(Route route, JsonNode json) {
        return switch (json.path("status").asString("")) {
            case "IN_QUEUE" -> new JobStatus.Pending(null, null);
            case "IN_PROGRESS", "RUNNING" -> JobStatus.Running.PLAIN;
            case "COMPLETED" ->
                streamed
                        ? new JobStatus.Streamed()
                        : new JobStatus.Completed(JobOutput.result(route.profile(), json.path("output")));
            case "FAILED" -> new JobStatus.Failed(null, reason(json));
            case "CANCELLED" -> new JobStatus.Failed(null, "The job was cancelled.");
            case "TIMED_OUT" -> new JobStatus.Failed(null, "The job ran into its time-out on the server.");
            default -> null;
        };
    }

    private static String reason(JsonNode json) {
        String error = JobOutput.words(json.path("error"));
        return error.isEmpty() ? JobOutput.words(json.path("output")) : error;
    }

    @Override
    public List<String> pieces() {
        return pieces;
    }

    @Override
    public HttpCall cancel(Route route, JobHandle job) {
        return Bodies.empty("POST", place(route, "/cancel/" + job.id()), route.headers(false));
    }
}
