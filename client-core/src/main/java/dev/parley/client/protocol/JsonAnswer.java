package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import dev.parley.client.wire.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the decoders of JSON answers have in common. Nothing here trusts the type of a field. */
final class JsonAnswer {

    private JsonAnswer() {}

    /** The body as a JSON object that reports no error. */
    static JsonNode object(String body) throws DecodeException {
        return object(Json.parse(body), "the body");
    }

    /** An event as a JSON object that reports no error. */
    static JsonNode object(Frame frame) throws DecodeException {
        return object(Json.parse(frame), "an event");
    }

    private static JsonNode object(@Nullable JsonNode json, String where) throws DecodeException {
        if (json == null || !json.isObject()) {
            throw DecodeException.malformed(where, "It is not a JSON object.");
        }
        checkError(json);
        return json;
    }

    /** Many a server says in a 200 that it failed: {@code {"error": "..."}} or {@code {"error": {"message": "..."}}}. */
    static void checkError(JsonNode json) throws DecodeException {
        JsonNode error = json.path("error");
        if (error.isObject() || error.isString()) {
            throw ReportedError.of(error);
        }
    }

    /**
     * Token counts, under the older names (prompt, completion) or the newer ones (input, output).
     *
     * @return whether there were any
     */
    static boolean usage(JsonNode usage, EventSink out) {
        TokenUsage counts = new TokenUsage(
                count(usage, "prompt_tokens", "input_tokens"),
                count(usage, "completion_tokens", "output_tokens"),
                Json.longOrNull(usage.path("prompt_tokens_details").path("cached_tokens")),
                null);
        if (counts.inputTokens() == null && counts.outputTokens() == null) {
            return false;
        }
        out.emit(new StreamEvent.UsageReported(counts, System.nanoTime()));
        return true;
    }

    private static @Nullable Long count(JsonNode usage, String older, String newer) {
        Long count = Json.longOrNull(usage.path(older));
        return count != null ? count : Json.longOrNull(usage.path(newer));
    }

    static void text(int choice, String text, EventSink out) {
        if (!text.isEmpty()) {
            out.emit(new StreamEvent.TextDelta(choice, text, System.nanoTime()));
        }
    }

    /** The reasons of text generation servers, with their own word for it. */
    static FinishReason reason(String raw) {
        return new FinishReason(
                switch (raw) {
                    case "length", "max_tokens" -> FinishReason.Kind.LENGTH;
                    case "eos_token", "stop_sequence", "stop" -> FinishReason.Kind.STOP;
                    default -> FinishReason.Kind.OTHER;
                },
                raw);
    }

    static void reasoning(int choice, String text, EventSink out) {
        if (!text.isEmpty()) {
            out.emit(new StreamEvent.ReasoningDelta(choice, text, System.nanoTime()));
        }
    }

    /**
     * How much of something is done.
     *
     * @return whether the server tells
     */
    static boolean progress(JsonNode done, JsonNode total, EventSink out) {
        double all = total.asDouble(0);
        double fraction = done.asDouble(0) / all;
        if (all <= 0 || Double.isNaN(fraction)) {
            return false;
        }
        out.emit(new StreamEvent.Progress(Math.clamp(fraction, 0, 1), null, System.nanoTime()));
        return true;
    }

    /** The string, or nothing where there is none. */
    static String words(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    /** The number of an alternative; 0 where none is told, or none that makes sense. */
    static int choice(JsonNode index) {
        return index.canConvertToInt() && index.isIntegralNumber() ? Math.max(0, index.intValue()) : 0;
    }

    static void unrecognized(JsonNode part, EventSink out) {
        out.emit(new StreamEvent.Unrecognized(part.toString(), System.nanoTime()));
    }
}
