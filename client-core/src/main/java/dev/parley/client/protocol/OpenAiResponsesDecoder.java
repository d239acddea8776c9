package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import dev.parley.client.wire.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers of {@code /v1/responses}, streamed and whole (OpenAI's reference: "Streaming events"). A stream says everything
 * twice or three times: as deltas, in a {@code done} event and in the final response. What came as deltas is not taken
 * again; what did not is taken from where it is first whole.
 */
final class OpenAiResponsesDecoder implements AnswerDecoder {
    private final ResponseItems items;
    private @Nullable FinishReason finishReason;

    OpenAiResponsesDecoder(MediaIntake media) {
        this.items = new ResponseItems(media);
    }

    @Override
    public boolean piece(Frame frame, EventSink out) throws DecodeException {
        if (frame.is("[DONE]")) {
            return true;
        }
        JsonNode json = JsonAnswer.object(frame);
        String type = json.path("type").isString() ? json.path("type").stringValue() : frame.event();
        return switch (type) {
            case "response.completed", "response.incomplete", "response.failed", "response.cancelled" -> {
                end(json, out);
                yield true;
            }
            case "error" -> throw ReportedError.of(json);
            default -> {
                event(type, json, out);
                yield false;
            }
        };
    }

    @Override
    public void whole(String body, EventSink out) throws DecodeException {
        JsonNode json = JsonAnswer.object(body);
        if (!json.path("output").isArray()) {
            throw DecodeException.malformed("output", "The answer has none.");
        }
        String status = JsonAnswer.words(json.path("status"));
        if (status.equals("queued") || status.equals("in_progress")) {
            throw DecodeException.malformed("status", "The answer is not ready: " + status + ".");
        }
        response(json, out);
        Timings.all(json.path("timings"), out);
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return finishReason;
    }

    @Override
    public @Nullable FinishReason orderlyEnd() {
        return null;
    }

    private void event(String type, JsonNode json, EventSink out) throws DecodeException {
        switch (type) {
            case "response.output_text.delta" -> {
                items.text(json, json.path("delta"), out);
                Logprobs.list(0, json.path("logprobs"), out);
            }
            case "response.refusal.delta" -> items.text(json, json.path("delta"), out);
            case "response.reasoning_text.delta",
                    "response.reasoning_summary_text.delta",
                    "response.reasoning.delta",
                    "response.reasoning_summary.delta" -> items.reasoning(json, json.path("delta"), out);
            case "response.function_call_arguments.delta" -> items.arguments(json, json.path("delta"), out);
            case "response.output_text.done" -> items.missedText(json, json.path("text"), out);
            case "response.refusal.done" -> items.missedText(json, json.path("refusal"), out);
            case "response.reasoning_text.done", "response.reasoning_summary_text.done" ->
                items.missedReasoning(json, json.path("text"), out);
            case "response.function_call_arguments.done" -> items.missedArguments(json, json.path("arguments"), out);
            case "response.output_item.added" -> items.added(json, out);
            case "response.output_item.done" -> items.done(json, out);
            case "response.created",
                    "response.queued",
                    "response.in_progress",
                    "response.content_part.added",
                    "response.content_part.done",
                    "response.reasoning_part.added",
                    "response.reasoning_part.done",
                    "response.reasoning_summary_part.added",
                    "response.reasoning_summary_part.done",
                    "response.image_generation_call.in_progress",
                    "response.image_generation_call.generating",
                    "response.image_generation_call.partial_image",
                    "response.image_generation_call.completed",
                    "keepalive" -> {
                // says nothing that another event does not say
            }
            default -> JsonAnswer.unrecognized(json, out);
        }
    }

    private void end(JsonNode json, EventSink out) throws DecodeException {
        response(json.path("response"), out);
        Timings.all(json.path("timings"), out);
    }

    private void response(JsonNode response, EventSink out) throws DecodeException {
        items.remaining(response.path("output"), out);
        usage(response.path("usage"), out);
        String status = JsonAnswer.words(response.path("status"));
        JsonAnswer.checkError(response);
        if (status.equals("failed")) {
            throw DecodeException.reported("The server says that it failed, and not why.");
        }
        String why = JsonAnswer.words(response.path("incomplete_details").path("reason"));
        finishReason = reason(status, why);
    }

    private FinishReason reason(String status, String why) {
        if (!why.isEmpty()) {
            return new FinishReason(
                    switch (why) {
                        case "max_output_tokens", "max_tokens" -> FinishReason.Kind.LENGTH;
                        case "content_filter" -> FinishReason.Kind.CONTENT_FILTER;
                        default -> FinishReason.Kind.OTHER;
                    },
                    why);
        }
        return switch (status) {
            case "" -> FinishReason.UNSTATED;
            case "completed" ->
                new FinishReason(items.hasCalls() ? FinishReason.Kind.TOOL_CALLS : FinishReason.Kind.STOP, "completed");
            default -> new FinishReason(FinishReason.Kind.OTHER, status);
        };
    }

    private static void usage(JsonNode usage, EventSink out) {
        if (usage.isObject()) {
            out.emit(new StreamEvent.UsageReported(
                    new TokenUsage(
                            Json.longOrNull(usage.path("input_tokens")),
                            Json.longOrNull(usage.path("output_tokens")),
                            Json.longOrNull(usage.path("input_tokens_details").path("cached_tokens")),
                            Json.longOrNull(usage.path("output_tokens_details").path("reasoning_tokens"))),
                    System.nanoTime()));
        }
    }
}
