package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.job.JobResult;
import dev.parley.client.job.JobStatus;
import dev.parley.client.protocol.Json;
import dev.parley.client.protocol.WireRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replicate's predictions (replicate.com/docs/reference/http, "predictions"). A model {@code owner/name} has a place of
 * its own; anything else is a version. The answer's URLs are not used: they are other hosts, where the key must not go, so
 * instead of the stream that a prediction offers the growth of its output is told.
 */
final class ReplicateApi implements JobApi {
    private static final Pattern OWNER_AND_NAME = Pattern.compile("([\\w.-]+)/([\\w.-]+)(?::([\\w.-]+))?");

    private List<String> logs = List.of();
    private List<String> pieces = List.of();
    private int told;

    @Override
    public HttpCall create(Route route, ChatRequest request) {
        WireRequest wire = Bodies.whole(route, request);
        EndpointProfile profile = route.profile();
        String model = request.model() != null ? request.model() : profile.model();
        ObjectNode body = Json.MAPPER.createObjectNode();
        String path = "/v1/predictions";
        Matcher names = OWNER_AND_NAME.matcher(model == null ? "" : model);
        if (names.matches() && names.group(3) == null) {
            path = "/v1/models/" + names.group(1) + "/" + names.group(2) + "/predictions";
        } else if (names.matches()) {
            body.put("version", names.group(3));
        } else if (model != null) {
            body.put("version", model);
        } else if (profile.path() == null) {
            throw new IllegalArgumentException("Replicate needs a model, owner/name, or a version, and none is set.");
        }
        body.set("input", Bodies.json(wire));
        return Bodies.post(
                Urls.join(profile.baseUrl(), profile.path() == null ? path : profile.path()),
                route.headers(false, wire.headers()),
                body.toString());
    }

    @Override
    public @Nullable JobHandle accepted(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        return json == null ? null : JobHandle.of(json.path("id"));
    }

    @Override
    public HttpCall poll(Route route, JobHandle job) {
        return HttpCall.get(Urls.join(route.profile().baseUrl(), "/v1/predictions/" + job.id()), route.headers(false));
    }

    @Override
    public @Nullable JobStatus status(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        if (json == null) {
            return null;
        }
        JsonNode log = json.path("logs");
        logs = log.isString() ? log.stringValue().lines().toList() : List.of();
        JsonNode output = json.path("output");
        boolean grows = route.profile().jobUpdates() == JobUpdates.STREAM && output.isArray();
        pieces = grows ? grown(output) : List.of();
        return switch (json.path("status").asString("")) {
            case "starting" -> new JobStatus.Pending(null, null);
            case "processing" -> JobStatus.Running.PLAIN;
            case "succeeded" -> succeeded(route.profile(), output);
            case "failed" -> new JobStatus.Failed(null, JobOutput.words(json.path("error")));
            case "canceled" -> new JobStatus.Failed(null, "The prediction was cancelled.");
            case "aborted" -> new JobStatus.Failed(null, "The prediction was aborted before it started.");
            default -> null;
        };
    }

    private JobStatus succeeded(EndpointProfile profile, JsonNode output) {
        JobResult result = JobOutput.result(profile, output);
        return told > 0 && !result.json() ? new JobStatus.Streamed() : new JobStatus.Completed(result);
    }

    /** The strings that the last poll did not have. */
    private List<String> grown(JsonNode output) {
        List<String> found = new java.util.ArrayList<>();
        for (int i = told; i < output.size() && output.get(i).isString(); i++) {
            found.add(output.get(i).stringValue());
        }
        told += found.size();
        return found;
    }

    @Override
    public List<String> logs() {
        return logs;
    }

    @Override
    public List<String> pieces() {
        return pieces;
    }

    @Override
    public HttpCall cancel(Route route, JobHandle job) {
        return Bodies.empty(
                "POST",
                Urls.join(route.profile().baseUrl(), "/v1/predictions/" + job.id() + "/cancel"),
                route.headers(false));
    }
}
