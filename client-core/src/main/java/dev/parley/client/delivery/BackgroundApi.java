package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.job.JobResult;
import dev.parley.client.job.JobStatus;
import dev.parley.client.protocol.Json;
import dev.parley.client.protocol.WireRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's Responses in the background (developers.openai.com/docs/guides/background): made with {@code background} and
 * {@code store}, asked for at {@code {path}/{id}}. A finished response is decoded by the protocol, also one that failed.
 */
final class BackgroundApi implements JobApi {

    @Override
    public HttpCall create(Route route, ChatRequest request) {
        return create(route, request, false);
    }

    HttpCall create(Route route, ChatRequest request, boolean stream) {
        WireRequest wire = route.protocol().encode(request, route.profile(), stream);
        ObjectNode body = (ObjectNode) Bodies.json(wire);
        for (String flag : new String[] {"background", "store"}) {
            if (!body.has(flag)) {
                body.put(flag, true);
            }
        }
        return Bodies.post(
                Urls.join(route.profile().baseUrl(), wire.path()),
                route.headers(stream, wire.headers()),
                body.toString());
    }

    URI place(Route route, JobHandle job, String rest) {
        return Urls.join(route.profile().baseUrl(), route.path().split("[?]", 2)[0] + "/" + job.id() + rest);
    }

    @Override
    public @Nullable JobHandle accepted(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        return json == null ? null : JobHandle.of(json.path("id"));
    }

    @Override
    public HttpCall poll(Route route, JobHandle job) {
        return HttpCall.get(place(route, job, ""), route.headers(false));
    }

    @Override
    public @Nullable JobStatus status(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        if (json == null) {
            return null;
        }
        return switch (json.path("status").asString("")) {
            case "queued" -> new JobStatus.Pending(null, null);
            case "in_progress" -> JobStatus.Running.PLAIN;
            case "cancelled" -> new JobStatus.Failed(null, "The response was cancelled.");
            case "completed", "incomplete", "failed" -> new JobStatus.Completed(new JobResult(body, true));
            default -> null;
        };
    }

    @Override
    public HttpCall cancel(Route route, JobHandle job) {
        return Bodies.empty("POST", place(route, job, "/cancel"), route.headers(false));
    }
}
