package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import dev.parley.client.wire.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers of Ollama's chat and generate, streamed and whole (Ollama's docs/api.md and api/streaming.mdx): an object a
 * line, the last of which says {@code done} and has the counts. An error in the middle is a line with {@code error}.
 */
final class OllamaDecoder implements AnswerDecoder {
    private final MediaIntake media;
    private int callCount;
    private @Nullable FinishReason finishReason;

    OllamaDecoder(MediaIntake media) {
        this.media = media;
    }

    @Override
    public boolean piece(Frame frame, EventSink out) throws DecodeException {
        JsonNode json = JsonAnswer.object(frame);
        if (!line(json, out)) {
            JsonAnswer.unrecognized(json, out);
        }
        return finishReason != null;
    }

    /** A server that streams although it was not asked to, or under another label, sends its lines here. */
    @Override
    public void whole(String body, EventSink out) throws DecodeException {
        boolean understood = false;
        if (Json.parse(body) != null) {
            understood = line(JsonAnswer.object(body), out);
        } else {
            for (String line : body.lines().toList()) {
                understood |= !line.isBlank() && line(JsonAnswer.object(line), out);
            }
        }
        if (!understood) {
            throw DecodeException.malformed("message", "The answer has none.");
        }
        if (finishReason == null) {
            finishReason = FinishReason.UNSTATED;
        }
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return finishReason;
    }

    @Override
    public @Nullable FinishReason orderlyEnd() {
        return null;
    }

    /** False if there is nothing in it that is known. */
    private boolean line(JsonNode json, EventSink out) throws DecodeException {
        JsonNode message = json.path("message");
        JsonNode response = json.path("response");
        JsonAnswer.reasoning(
                0, JsonAnswer.words(message.path("thinking")) + JsonAnswer.words(json.path("thinking")), out);
        JsonAnswer.text(0, JsonAnswer.words(message.path("content")) + JsonAnswer.words(response), out);
        boolean more = calls(message.path("tool_calls"), out);
        more |= images(message, out);
        more |= images(json, out);
        more |= JsonAnswer.progress(json.path("completed"), json.path("total"), out);
        Logprobs.list(0, json.path("logprobs"), out);
        boolean done = json.path("done").asBoolean(false);
        if (done) {
            end(json, out);
        }
        return message.isObject() || response.isString() || more || done;
    }

    /** A call comes in one piece, its arguments as an object. */
    private boolean calls(JsonNode calls, EventSink out) {
        for (JsonNode call : calls) {
            JsonNode function = call.path("function");
            JsonNode arguments = function.path("arguments");
            out.emit(new StreamEvent.ToolCallDelta(
                    0,
                    callCount++,
                    Json.stringOrNull(call.path("id")),
                    Json.stringOrNull(function.path("name")),
                    arguments.isObject() || arguments.isString() ? Json.text(arguments) : "{}",
                    System.nanoTime()));
        }
        return !calls.isEmpty();
    }

    /** Models that make images: {@code image} in generate, {@code images} in a message. */
    private boolean images(JsonNode holder, EventSink out) throws DecodeException {
        boolean any = image(holder.path("image"), out);
        for (JsonNode image : holder.path("images")) {
            any |= image(image, out);
        }
        return any;
    }

    private boolean image(JsonNode image, EventSink out) throws DecodeException {
        if (!image.isString() || image.stringValue().isEmpty()) {
            return false;
        }
        out.emit(new StreamEvent.MediaReceived(0, media.base64(image.stringValue(), null, null), System.nanoTime()));
        return true;
    }

    private void end(JsonNode json, EventSink out) {
        TokenUsage usage = TokenUsage.of(
                Json.longOrNull(json.path("prompt_eval_count")), Json.longOrNull(json.path("eval_count")));
        if (usage.inputTokens() != null || usage.outputTokens() != null) {
            out.emit(new StreamEvent.UsageReported(usage, System.nanoTime()));
        }
        Timings.named(json, name -> name.endsWith("_duration"), out);
        finishReason = reason(JsonAnswer.words(json.path("done_reason")));
    }

    private FinishReason reason(String raw) {
        return switch (raw) {
            case "" -> FinishReason.UNSTATED;
            case "stop" -> new FinishReason(callCount > 0 ? FinishReason.Kind.TOOL_CALLS : FinishReason.Kind.STOP, raw);
            case "length" -> new FinishReason(FinishReason.Kind.LENGTH, raw);
            default -> new FinishReason(FinishReason.Kind.OTHER, raw);
        };
    }
}
