package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.job.JobStatus;
import dev.parley.client.protocol.Json;
import dev.parley.client.protocol.WireRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * BentoML tasks (bentoml, _bentoml_impl/server/app.py): beside the route of the task are {@code /submit}, {@code /status},
 * {@code /get}, which returns the task's own answer, and {@code /cancel}, a PUT. The local development server refuses to
 * cancel.
 */
final class BentoMlTaskApi implements JobApi {
    private String taskPath = "";

    @Override
    public HttpCall create(Route route, ChatRequest request) {
        WireRequest wire = Bodies.whole(route, request);
        taskPath = bare(wire.path());
        return Bodies.post(
                DirectDelivery.url(route.profile(), taskPath + "/submit"),
                route.headers(false, wire.headers()),
                Bodies.text(wire));
    }

    private static String bare(String path) {
        return path.split("[?]", 2)[0].replaceFirst("/+$", "");
    }

    /** A job of an earlier life was made at the profile's place, unless the model was in the path. */
    private URI place(Route route, String call, JobHandle job) {
        String path = taskPath.isEmpty() ? bare(route.path()) : taskPath;
        return DirectDelivery.url(route.profile(), path + call + "?task_id=" + job.id());
    }

    @Override
    public @Nullable JobHandle accepted(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        return json == null ? null : JobHandle.of(json.path("task_id"));
    }

    @Override
    public HttpCall poll(Route route, JobHandle job) {
        return HttpCall.get(place(route, "/status", job), route.headers(false));
    }

    @Override
    public @Nullable JobStatus status(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        if (json == null) {
            return null;
        }
        return switch (json.path("status").asString("")) {
            case "pending" -> new JobStatus.Pending(null, null);
            case "in_progress" -> JobStatus.Running.PLAIN;
            // What a failed task has to say is its answer too: an error status with its words.
            case "completed", "failed" -> new JobStatus.ResultReady();
            case "canceled", "cancelled" -> new JobStatus.Failed(null, "The task was cancelled.");
            default -> null;
        };
    }

    @Override
    public HttpCall result(Route route, JobHandle job) {
        return HttpCall.get(place(route, "/get", job), route.headers(false));
    }

    @Override
    public HttpCall cancel(Route route, JobHandle job) {
        return Bodies.empty("PUT", place(route, "/cancel", job), route.headers(false));
    }
}
