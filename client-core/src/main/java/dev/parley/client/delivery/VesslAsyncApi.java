package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.job.JobResult;
import dev.parley.client.job.JobStatus;
import dev.parley.client.protocol.Json;
import dev.parley.client.protocol.WireRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * VESSL serve's asynchronous requests (docs.vessl.ai, reference/serverless-api: create-async-request,
 * get-async-request-output): {@code POST {base}/async} answers 201 with an id, {@code GET {base}/async/{id}/output} is
 * polled. There is no call that ends a job.
 */
final class VesslAsyncApi implements JobApi {

    @Override
    public HttpCall create(Route route, ChatRequest request) {
        WireRequest wire = Bodies.whole(route, request);
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("data", Bodies.json(wire));
        body.put("method", "POST");
        body.put("path", wire.path());
        return Bodies.post(
                Urls.below(route.profile().baseUrl(), "/async"), route.headers(false, wire.headers()), body.toString());
    }

    @Override
    public @Nullable JobHandle accepted(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        return json == null ? null : JobHandle.of(json.path("id"));
    }

    @Override
    public HttpCall poll(Route route, JobHandle job) {
        return HttpCall.get(
                Urls.below(route.profile().baseUrl(), "/async/" + job.id() + "/output"), route.headers(false));
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
            case "completed" -> completed(json);
            case "failed" ->
                new JobStatus.Failed(statusCode(json), json.path("fail_reason").asString(rawOutput(json)));
            default -> null;
        };
    }

    private static JobStatus completed(JsonNode json) {
        Integer code = statusCode(json);
        if (code != null && (code < 200 || code >= 300)) {
            return new JobStatus.Failed(code, "The service answered with status " + code + ". " + rawOutput(json));
        }
        JsonNode output = json.path("output");
        return new JobStatus.Completed(
                output.isMissingNode()
                        ? new JobResult(rawOutput(json), false)
                        : new JobResult(output.toString(), true));
    }

    private static String rawOutput(JsonNode json) {
        return json.path("raw_output").asString("");
    }

    private static @Nullable Integer statusCode(JsonNode json) {
        return json.path("status_code").isIntegralNumber()
                ? json.path("status_code").intValue()
                : null;
    }
}
