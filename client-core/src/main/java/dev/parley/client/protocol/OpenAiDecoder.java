package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.TokenUsage;
import dev.parley.client.wire.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers of OpenAI-style servers, chat and completions, streamed and whole. A choice may carry its text as
 * {@code delta}, {@code message} or {@code text} in any mix: FlexAI answers completions with messages, and servers
 * differ in what they put into the last chunk. Reasoning goes by {@code reasoning_content}, {@code reasoning} or
 * {@code thinking}.
 *
 * <p>An event is read in one of three ways, the quickest first: by its likeness to one before ({@link ChunkPattern}), token
 * by token ({@link UsualChunk}), as a tree. The tree is the rule; the others leave to it what they are not sure of.
 */
final class OpenAiDecoder implements AnswerDecoder {
    private static final String[] REASONING = {"reasoning_content", "reasoning", "thinking"};

    private final boolean quick;
    private final ChunkPattern pattern = new ChunkPattern();
    private final UsualChunk chunk = new UsualChunk();
    private @Nullable FinishReason finishReason;
    private long arrivedNanos;

    OpenAiDecoder() {
        this(true);
    }

    /** {@code quick}: whether events may be read in other ways than as trees. */
    OpenAiDecoder(boolean quick) {
        this.quick = quick;
    }

    @Override
    public boolean piece(Frame frame, EventSink out) throws DecodeException {
        if (frame.is("[DONE]")) {
            return true;
        }
        arrivedNanos = frame.arrivedNanos();
        if (quick && quick(frame, out)) {
            return false;
        }
        JsonNode json = Json.parse(frame);
        if (json == null || !json.isObject()) {
            throw DecodeException.malformed("an event", "It is not a JSON object.");
        }
        answer(json, frame::text, out);
        return false;
    }

    private boolean quick(Frame frame, EventSink out) {
        StreamEvent event = pattern.match(frame);
        if (event != null) {
            out.emit(event);
            return true;
        }
        if (!chunk.read(frame)) {
            return false;
        }
        String text = chunk.text();
        if (text != null) {
            out.emit(
                    chunk.kind() == UsualChunk.Kind.REASONING
                            ? new StreamEvent.ReasoningDelta(chunk.choice(), text, arrivedNanos)
                            : new StreamEvent.TextDelta(chunk.choice(), text, arrivedNanos));
            pattern.learn(frame, chunk, text);
        }
        return true;
    }

    @Override
    public void whole(String body, EventSink out) throws DecodeException {
        arrivedNanos = System.nanoTime();
        JsonNode json = Json.parse(body);
        if (json == null || !json.isObject()) {
            throw DecodeException.malformed("the body", "It is not a JSON object.");
        }
        answer(json, () -> body, out);
        if (!json.has("choices")) {
            throw DecodeException.malformed("choices", "The answer has none.");
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

    private void answer(JsonNode json, Supplier<String> raw, EventSink out) throws DecodeException {
        JsonNode error = json.path("error");
        if (error.isObject() || error.isString()) {
            JsonNode message = error.isObject() ? error.path("message") : error;
            throw DecodeException.reported(message.isString() ? message.stringValue() : error.toString());
        }
        boolean understood = false;
        for (JsonNode choice : json.path("choices")) {
            choice(choice, out);
            understood = true;
        }
        understood |= usage(json.path("usage"), out);
        understood |= timings(json.path("timings"), out);
        understood |= progress(json.path("prompt_progress"), out);
        if (!understood && !json.path("choices").isArray()) {
            out.emit(new StreamEvent.Unrecognized(raw.get(), arrivedNanos));
        }
    }

    private void choice(JsonNode choice, EventSink out) {
        int index = choice.path("index").asInt(0);
        JsonNode holder = choice.path("delta").isObject() ? choice.path("delta") : choice.path("message");
        reasoning(index, holder, out);
        text(index, holder.path("content"), choice.path("text"), out);
        toolCalls(index, holder.path("tool_calls"), out);
        logprobs(index, choice.path("logprobs"), out);
        JsonNode reason = choice.path("finish_reason");
        if (reason.isString() && (finishReason == null || index == 0)) {
            finishReason = reason(reason.stringValue());
        }
    }

    private void reasoning(int index, JsonNode holder, EventSink out) {
        for (String name : REASONING) {
            JsonNode value = holder.path(name);
            if (value.isString() && !value.stringValue().isEmpty()) {
                out.emit(new StreamEvent.ReasoningDelta(index, value.stringValue(), arrivedNanos));
                return;
            }
        }
    }

    private void text(int index, JsonNode content, JsonNode text, EventSink out) {
        String found = content.isString() ? content.stringValue() : parts(content);
        if (found.isEmpty() && text.isString()) {
            found = text.stringValue();
        }
        if (!found.isEmpty()) {
            out.emit(new StreamEvent.TextDelta(index, found, arrivedNanos));
        }
    }

    /** Content as an array of parts, as some servers send it. */
    private static String parts(JsonNode content) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(part.path("text").asString(""));
        }
        return text.toString();
    }

    private void toolCalls(int choice, JsonNode calls, EventSink out) {
        int position = 0;
        for (JsonNode call : calls) {
            JsonNode function = call.path("function");
            out.emit(new StreamEvent.ToolCallDelta(
                    choice,
                    call.path("index").asInt(position++),
                    Json.stringOrNull(call.path("id")),
                    Json.stringOrNull(function.path("name")),
                    function.path("arguments").isMissingNode()
                                    || function.path("arguments").isNull()
                            ? ""
                            : Json.text(function.path("arguments")),
                    arrivedNanos));
        }
    }

    private void logprobs(int choice, JsonNode logprobs, EventSink out) {
        List<TokenLogprob> tokens = new ArrayList<>();
        for (JsonNode token : logprobs.path("content")) {
            List<TokenLogprob> alternatives = new ArrayList<>();
            for (JsonNode other : token.path("top_logprobs")) {
                alternatives.add(logprob(other, List.of()));
            }
            tokens.add(logprob(token, alternatives));
        }
        JsonNode names = logprobs.path("tokens");
        JsonNode values = logprobs.path("token_logprobs");
        for (int i = 0; i < names.size() && i < values.size(); i++) {
            tokens.add(
                    new TokenLogprob(names.path(i).asString(""), values.path(i).asDouble(Double.NaN), List.of()));
        }
        if (!tokens.isEmpty()) {
            out.emit(new StreamEvent.LogprobsReceived(choice, tokens, arrivedNanos));
        }
    }

    private static TokenLogprob logprob(JsonNode token, List<TokenLogprob> alternatives) {
        return new TokenLogprob(
                token.path("token").asString(""), token.path("logprob").asDouble(Double.NaN), alternatives);
    }

    private boolean usage(JsonNode usage, EventSink out) {
        if (!usage.isObject()) {
            return false;
        }
        out.emit(new StreamEvent.UsageReported(
                new TokenUsage(
                        Json.longOrNull(usage.path("prompt_tokens")),
                        Json.longOrNull(usage.path("completion_tokens")),
                        Json.longOrNull(usage.path("prompt_tokens_details").path("cached_tokens")),
                        Json.longOrNull(usage.path("completion_tokens_details").path("reasoning_tokens"))),
                arrivedNanos));
        return true;
    }

    /** llama.cpp's own figures, beside usage. */
    private boolean timings(JsonNode timings, EventSink out) {
        Map<String, Double> figures = new LinkedHashMap<>();
        timings.properties().forEach(entry -> {
            double value = entry.getValue().isNumber() ? entry.getValue().asDouble(Double.NaN) : Double.NaN;
            if (!Double.isNaN(value)) {
                figures.put(entry.getKey(), value);
            }
        });
        if (!figures.isEmpty()) {
            out.emit(new StreamEvent.TimingsReported(figures, arrivedNanos));
        }
        return !figures.isEmpty();
    }

    /** llama.cpp with {@code return_progress}: how much of the prompt is read. */
    private boolean progress(JsonNode progress, EventSink out) {
        double total = progress.path("total").asDouble(0);
        if (total <= 0) {
            return false;
        }
        double done = progress.path("processed").asDouble(0);
        out.emit(new StreamEvent.Progress(Math.clamp(done / total, 0, 1), null, arrivedNanos));
        return true;
    }

    static FinishReason reason(String raw) {
        FinishReason.Kind kind = switch (raw) {
            case "stop", "eos", "end_turn" -> FinishReason.Kind.STOP;
            case "length", "max_tokens" -> FinishReason.Kind.LENGTH;
            case "tool_calls", "function_call" -> FinishReason.Kind.TOOL_CALLS;
            case "content_filter" -> FinishReason.Kind.CONTENT_FILTER;
            default -> FinishReason.Kind.OTHER;
        };
        return new FinishReason(kind, raw);
    }
}
