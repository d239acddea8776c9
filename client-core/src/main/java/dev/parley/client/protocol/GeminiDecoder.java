package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.TokenUsage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers of the Gemini API, streamed and whole (Google's reference: "GenerateContentResponse"). Every event of a stream
 * is a small whole answer; the last one of a candidate says why it ended. Without {@code alt=sse} a stream is one array.
 */
final class GeminiDecoder extends EndingDecoder {
    private final MediaIntake media;
    private final Map<Integer, Integer> calls = new HashMap<>();
    private @Nullable TokenUsage usage;

    GeminiDecoder(MediaIntake media) {
        super("candidates");
        this.media = media;
    }

    @Override
    boolean answer(JsonNode json, EventSink out) throws DecodeException {
        JsonAnswer.checkError(json);
        blocked(json.path("promptFeedback"));
        boolean counted = usage(json.path("usageMetadata"), out);
        JsonNode candidates = json.path("candidates");
        int position = 0;
        for (JsonNode candidate : candidates) {
            candidate(candidate, position++, out);
        }
        return counted || candidates.isArray();
    }

    /** The prompt was refused: there is no candidate, and there will be none. */
    private static void blocked(JsonNode feedback) throws DecodeException {
        String reason = JsonAnswer.words(feedback.path("blockReason"));
        if (!reason.isEmpty()) {
            String message = JsonAnswer.words(feedback.path("blockReasonMessage"));
            throw DecodeException.of(
                    message.isEmpty() ? "The prompt was blocked: " + reason : message,
                    InferenceError.ContentFiltered::new);
        }
    }

    private void candidate(JsonNode candidate, int position, EventSink out) throws DecodeException {
        int choice = candidate.has("index") ? JsonAnswer.choice(candidate.path("index")) : position;
        endings.began(choice);
        for (JsonNode part : candidate.path("content").path("parts")) {
            part(choice, part, out);
        }
        logprobs(choice, candidate.path("logprobsResult"), out);
        String reason = JsonAnswer.words(candidate.path("finishReason"));
        if (!reason.isEmpty()) {
            endings.ended(choice, reason(reason, calls.containsKey(choice)));
        }
    }

    private void part(int choice, JsonNode part, EventSink out) throws DecodeException {
        JsonNode text = part.path("text");
        JsonNode call = part.path("functionCall");
        JsonNode data = part.path("inlineData").path("data");
        if (text.isString() && part.path("thought").asBoolean(false)) {
            JsonAnswer.reasoning(choice, text.stringValue(), out);
        } else if (text.isString()) {
            JsonAnswer.text(choice, text.stringValue(), out);
        } else if (call.isObject()) {
            call(choice, call, out);
        } else if (data.isString()) {
            String type = Json.stringOrNull(part.path("inlineData").path("mimeType"));
            out.emit(new StreamEvent.MediaReceived(
                    choice, media.base64(data.stringValue(), type, null), System.nanoTime()));
        } else {
            JsonAnswer.unrecognized(part, out);
        }
    }

    /** A call comes in one piece. */
    private void call(int choice, JsonNode call, EventSink out) {
        int number = calls.merge(choice, 1, Integer::sum) - 1;
        JsonNode arguments = call.path("args");
        out.emit(new StreamEvent.ToolCallDelta(
                choice,
                number,
                Json.stringOrNull(call.path("id")),
                Json.stringOrNull(call.path("name")),
                arguments.isObject() ? arguments.toString() : "{}",
                System.nanoTime()));
    }

    private static void logprobs(int choice, JsonNode result, EventSink out) {
        List<TokenLogprob> tokens = new ArrayList<>();
        JsonNode chosen = result.path("chosenCandidates");
        JsonNode others = result.path("topCandidates");
        for (int i = 0; i < chosen.size(); i++) {
            List<TokenLogprob> alternatives = new ArrayList<>();
            others.path(i).path("candidates").forEach(other -> alternatives.add(logprob(other, List.of())));
            tokens.add(logprob(chosen.path(i), alternatives));
        }
        if (!tokens.isEmpty()) {
            out.emit(new StreamEvent.LogprobsReceived(choice, tokens, System.nanoTime()));
        }
    }

    private static TokenLogprob logprob(JsonNode token, List<TokenLogprob> alternatives) {
        return new TokenLogprob(
                JsonAnswer.words(token.path("token")),
                token.path("logProbability").asDouble(Double.NaN),
                alternatives);
    }

    /** Counts come with every event; only news is told. What was thought is part of the output, as elsewhere. */
    private boolean usage(JsonNode counts, EventSink out) {
        if (!counts.isObject()) {
            return false;
        }
        Long thoughts = Json.longOrNull(counts.path("thoughtsTokenCount"));
        Long said = Json.longOrNull(counts.path("candidatesTokenCount"));
        TokenUsage now = new TokenUsage(
                Json.longOrNull(counts.path("promptTokenCount")),
                said == null || thoughts == null ? said : Long.valueOf(said + thoughts),
                Json.longOrNull(counts.path("cachedContentTokenCount")),
                thoughts);
        if (!now.equals(usage)) {
            usage = now;
            out.emit(new StreamEvent.UsageReported(now, System.nanoTime()));
        }
        return true;
    }

    private static FinishReason reason(String raw, boolean called) {
        FinishReason.Kind kind = switch (raw) {
            case "STOP" -> called ? FinishReason.Kind.TOOL_CALLS : FinishReason.Kind.STOP;
            case "MAX_TOKENS" -> FinishReason.Kind.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" -> FinishReason.Kind.CONTENT_FILTER;
            default -> FinishReason.Kind.OTHER;
        };
        return new FinishReason(kind, raw);
    }
}
