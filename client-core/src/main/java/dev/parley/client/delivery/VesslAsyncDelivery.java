package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceError;
import dev.parley.client.JsonText;
import dev.parley.client.StreamEvent;
import dev.parley.client.http.AttemptCancelled;
import dev.parley.client.http.AttemptFailure;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.job.JobResult;
import dev.parley.client.job.JobStatus;
import dev.parley.client.protocol.EventSink;
import dev.parley.client.protocol.Json;
import dev.parley.client.protocol.WireBody;
import dev.parley.client.protocol.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * VESSL serve's asynchronous requests (docs.vessl.ai, reference/serverless-api: create-async-request,
 * get-async-request-output): {@code POST {base}/async} answers 201 with an id, {@code GET {base}/async/{id}/output} is
 * polled.
 */
final class VesslAsyncDelivery implements DeliveryAdapter {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** Documented as lower-case alphanumeric of 1 to 16; what would not be safe in a path is refused. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    @Override
    public Step send(Route route, ChatRequest request) {
        WireRequest wire = route.protocol().encode(request, route.profile(), false);
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("data", Json.exact(new JsonText(json(wire))));
        body.put("method", "POST");
        body.put("path", wire.path());
        HttpCall call = new HttpCall(
                "POST",
                Urls.below(route.profile().baseUrl(), "/async"),
                withIdempotencyKey(route.headers(false)),
                "application/json",
                body.toString().getBytes(StandardCharsets.UTF_8));
        SendSteps steps = new SendSteps(
                route.attempt(),
                route.profile(),
                call,
                false,
                route.resend(),
                (answer, out) -> accepted(route, answer, out));
        return steps::start;
    }

    private static String json(WireRequest wire) {
        if (wire.body() instanceof WireBody.Json json) {
            return json.text();
        }
        throw new IllegalArgumentException("A job carries JSON, and this request has none.");
    }

    /** The same for all the times that this request may leave: a server that knows such keys makes one job of them. */
    private static Map<String, String> withIdempotencyKey(Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (all.keySet().stream().noneMatch(IDEMPOTENCY_KEY::equalsIgnoreCase)) {
            all.put(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
        }
        return all;
    }

    @Override
    public Step resume(Route route, String jobId) {
        if (!ID.matcher(jobId).matches()) {
            throw new IllegalArgumentException("not a job id");
        }
        return poll(route, jobId)::pollNow;
    }

    /** The id goes to the caller before the first poll, so that it can be stored: a job is never created twice. */
    private Step accepted(Route route, HttpAnswer answer, EventSink out) throws AttemptFailure, AttemptCancelled {
        JsonNode json = read(route, answer);
        String id = json == null ? "" : json.path("id").asString("");
        if (!ID.matcher(id).matches()) {
            throw new AttemptFailure(new InferenceError.OutcomeUnknown(
                    route.attempt().context("The server accepted the job and gave no usable id.")));
        }
        out.emit(new StreamEvent.JobAccepted(id, System.nanoTime()));
        return poll(route, id)::pollNow;
    }

    private PollSteps poll(Route route, String jobId) {
        URI url = Urls.below(route.profile().baseUrl(), "/async/" + jobId + "/output");
        return new PollSteps(route, jobId, url, VesslAsyncDelivery::status);
    }

    private static @Nullable JsonNode read(Route route, HttpAnswer answer) throws AttemptFailure, AttemptCancelled {
        try (var body = answer.body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            route.attempt().frameReceived(answer, text);
            route.attempt().exchangeEnded(answer, null);
            return Json.parse(text);
        } catch (IOException e) {
            AttemptFailure failure = route.attempt().fault(answer.url(), e, false);
            route.attempt().exchangeEnded(answer, failure.error().textKey());
            throw failure;
        }
    }

    /** What a poll's body says; {@code null} if it is no status that is documented. */
    private static @Nullable JobStatus status(JsonNode json) {
        return switch (json.path("status").asString("")) {
            case "pending" -> new JobStatus.Pending(null, null);
            case "in_progress" -> new JobStatus.Running(null);
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
