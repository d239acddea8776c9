package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import tools.jackson.databind.JsonNode;

/**
 * Answers of llama.cpp's own completion, streamed and whole (tools/server/README.md). Several prompts, or several
 * completions of one, come whole as an array and streamed side by side, each with its {@code index}.
 */
final class LlamaCppDecoder extends EndingDecoder {

    LlamaCppDecoder() {
        super("content");
    }

    @Override
    boolean answer(JsonNode json, EventSink out) throws DecodeException {
        JsonAnswer.checkError(json);
        int index = JsonAnswer.choice(json.path("index"));
        JsonNode content = json.path("content");
        if (content.isString()) {
            endings.began(index);
            JsonAnswer.text(index, content.stringValue(), out);
        }
        Logprobs.list(index, json.path("completion_probabilities"), out);
        Timings.all(json.path("timings"), out);
        JsonNode read = json.path("prompt_progress"); // with return_progress
        boolean progress = JsonAnswer.progress(read.path("processed"), read.path("total"), out);
        boolean stop = json.path("stop").asBoolean(false);
        if (stop) {
            usage(json, out);
            endings.ended(index, reason(json));
        }
        return content.isString() || progress || stop;
    }

    /** What {@code tokens_cached} says differs between versions; what of the prompt was cached is with the timings. */
    private static void usage(JsonNode json, EventSink out) {
        out.emit(new StreamEvent.UsageReported(
                new TokenUsage(
                        Json.longOrNull(json.path("tokens_evaluated")),
                        Json.longOrNull(json.path("tokens_predicted")),
                        Json.longOrNull(json.path("timings").path("cache_n")),
                        null),
                System.nanoTime()));
    }

    private static FinishReason reason(JsonNode json) {
        String raw = JsonAnswer.words(json.path("stop_type"));
        return switch (raw) {
            case "eos", "word" -> new FinishReason(FinishReason.Kind.STOP, raw);
            case "limit" -> new FinishReason(FinishReason.Kind.LENGTH, raw);
            case "" -> olderReason(json);
            default -> new FinishReason(FinishReason.Kind.OTHER, raw);
        };
    }

    /** Servers of 2024 and before. */
    private static FinishReason olderReason(JsonNode json) {
        if (json.path("stopped_limit").asBoolean(false)) {
            return new FinishReason(FinishReason.Kind.LENGTH, "limit");
        }
        if (json.path("stopped_eos").asBoolean(false)
                || json.path("stopped_word").asBoolean(false)) {
            return new FinishReason(
                    FinishReason.Kind.STOP, json.path("stopped_eos").asBoolean(false) ? "eos" : "word");
        }
        return FinishReason.UNSTATED;
    }
}
