package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import dev.parley.client.wire.Frame;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers of {@code /v1/messages}, streamed and whole (Anthropic's documentation: "Streaming messages"). A message is a
 * list of blocks; in a stream each is opened, filled by deltas and closed.
 */
final class AnthropicDecoder implements AnswerDecoder {
    private final Map<Integer, ToolUse> openCalls = new HashMap<>();
    private int callCount;
    private TokenUsage usage = new TokenUsage(null, null, null, null);
    private @Nullable FinishReason finishReason;

    /** A call whose arguments may still come; {@code input}: what it was opened with. */
    private static final class ToolUse {
        private final int number;
        private final JsonNode input;
        private boolean filled;

        ToolUse(int number, JsonNode input) {
            this.number = number;
            this.input = input;
        }
    }

    @Override
    public boolean piece(Frame frame, EventSink out) throws DecodeException {
        if (frame.is("[DONE]")) {
            return true; // no part of the protocol, yet servers with OpenAI's habits send it
        }
        JsonNode json = JsonAnswer.object(frame);
        String type = json.path("type").isString() ? json.path("type").stringValue() : frame.event();
        switch (type) {
            case "message_start" -> usage(json.path("message").path("usage"), out);
            case "content_block_start" -> opened(json, out);
            case "content_block_delta" -> delta(json, out);
            case "content_block_stop" -> closed(json, out);
            case "message_delta" -> {
                stopped(json.path("delta").path("stop_reason"));
                usage(json.path("usage"), out);
            }
            case "message_stop" -> {
                return true;
            }
            case "ping" -> {
                // a sign of life
            }
            case "error" -> throw ReportedError.of(json);
            default -> JsonAnswer.unrecognized(json, out);
        }
        return false;
    }

    @Override
    public void whole(String body, EventSink out) throws DecodeException {
        JsonNode json = JsonAnswer.object(body);
        if (!json.path("content").isArray()) {
            throw DecodeException.malformed("content", "The answer has none.");
        }
        for (JsonNode block : json.path("content")) {
            whole(block, out);
        }
        usage(json.path("usage"), out);
        stopped(json.path("stop_reason"));
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

    private void whole(JsonNode block, EventSink out) {
        switch (JsonAnswer.words(block.path("type"))) {
            case "text" -> JsonAnswer.text(0, JsonAnswer.words(block.path("text")), out);
            case "thinking" -> JsonAnswer.reasoning(0, JsonAnswer.words(block.path("thinking")), out);
            case "tool_use" -> call(callCount++, block, arguments(block.path("input")), out);
            default -> JsonAnswer.unrecognized(block, out);
        }
    }

    private void opened(JsonNode json, EventSink out) {
        JsonNode block = json.path("content_block");
        if (JsonAnswer.words(block.path("type")).equals("tool_use")) {
            ToolUse use = new ToolUse(callCount++, block.path("input"));
            openCalls.put(JsonAnswer.choice(json.path("index")), use);
            call(use.number, block, "", out);
        } else {
            whole(block, out);
        }
    }

    private void delta(JsonNode json, EventSink out) {
        JsonNode delta = json.path("delta");
        switch (JsonAnswer.words(delta.path("type"))) {
            case "text_delta" -> JsonAnswer.text(0, JsonAnswer.words(delta.path("text")), out);
            case "thinking_delta" -> JsonAnswer.reasoning(0, JsonAnswer.words(delta.path("thinking")), out);
            case "input_json_delta" -> fragment(json, JsonAnswer.words(delta.path("partial_json")), out);
            case "signature_delta" -> {
                // proves to the server that the thoughts are its own, and says nothing
            }
            default -> JsonAnswer.unrecognized(json, out);
        }
    }

    /** Tools that the server runs itself have arguments too; those are not calls for anybody here. */
    private void fragment(JsonNode json, String partial, EventSink out) {
        ToolUse use = openCalls.get(JsonAnswer.choice(json.path("index")));
        if (use == null) {
            JsonAnswer.unrecognized(json, out);
        } else if (!partial.isEmpty()) {
            use.filled = true;
            call(use.number, null, partial, out);
        }
    }

    /** A call without a delta has the arguments that it was opened with. */
    private void closed(JsonNode json, EventSink out) {
        ToolUse use = openCalls.remove(JsonAnswer.choice(json.path("index")));
        if (use != null && !use.filled) {
            call(use.number, null, arguments(use.input), out);
        }
    }

    private static String arguments(JsonNode input) {
        return input.isObject() ? input.toString() : "{}";
    }

    private static void call(int number, @Nullable JsonNode block, String arguments, EventSink out) {
        out.emit(new StreamEvent.ToolCallDelta(
                0,
                number,
                block == null ? null : Json.stringOrNull(block.path("id")),
                block == null ? null : Json.stringOrNull(block.path("name")),
                arguments,
                System.nanoTime()));
    }

    /** The counts come in two parts, and those that come again are totals. */
    private void usage(JsonNode counts, EventSink out) {
        TokenUsage known = usage;
        Long input = input(counts);
        Long output = Json.longOrNull(counts.path("output_tokens"));
        Long cached = Json.longOrNull(counts.path("cache_read_input_tokens"));
        usage = new TokenUsage(
                input == null ? known.inputTokens() : input,
                output == null ? known.outputTokens() : output,
                cached == null ? known.cachedInputTokens() : cached,
                null);
        if (counts.isObject()) {
            out.emit(new StreamEvent.UsageReported(usage, System.nanoTime()));
        }
    }

    /** All of the input: the API counts apart what it read from its cache and what it wrote there. */
    private static @Nullable Long input(JsonNode counts) {
        Long fresh = Json.longOrNull(counts.path("input_tokens"));
        return fresh == null
                ? null
                : Long.valueOf(fresh
                        + orZero(counts.path("cache_read_input_tokens"))
                        + orZero(counts.path("cache_creation_input_tokens")));
    }

    private static long orZero(JsonNode count) {
        Long value = Json.longOrNull(count);
        return value == null ? 0 : value;
    }

    private void stopped(JsonNode reason) {
        if (reason.isString()) {
            String raw = reason.stringValue();
            FinishReason.Kind kind = switch (raw) {
                case "end_turn", "stop_sequence" -> FinishReason.Kind.STOP;
                case "max_tokens", "model_context_window_exceeded" -> FinishReason.Kind.LENGTH;
                case "tool_use" -> FinishReason.Kind.TOOL_CALLS;
                case "refusal" -> FinishReason.Kind.CONTENT_FILTER;
                default -> FinishReason.Kind.OTHER;
            };
            finishReason = new FinishReason(kind, raw);
        }
    }
}
