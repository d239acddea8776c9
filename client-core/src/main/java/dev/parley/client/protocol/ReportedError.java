package dev.parley.client.protocol;

import dev.parley.client.InferenceError;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** An error that a server reports in a 200, or in the middle of a stream. */
final class ReportedError {

    private ReportedError() {}

    /**
     * The failure that {@code error} names: a string, or an object with a message and, under one of several names, the
     * kind.
     */
    static DecodeException of(JsonNode error) {
        JsonNode message = error.path("message");
        String words = message.isString() ? message.stringValue() : Json.text(error);
        String kind = (word(error, "type") + " " + word(error, "code") + " " + word(error, "status"))
                .toLowerCase(Locale.ROOT);
        if (kind.contains("context_length") || kind.contains("exceed_context_size")) {
            Long prompt = Json.longOrNull(error.path("n_prompt_tokens"));
            Long limit = Json.longOrNull(error.path("n_ctx"));
            return DecodeException.of(words, context -> new InferenceError.ContextOverflow(prompt, limit, context));
        }
        if (kind.contains("content_filter") || kind.contains("content_policy")) {
            return DecodeException.of(words, InferenceError.ContentFiltered::new);
        }
        if (kind.contains("rate_limit") || kind.contains("resource_exhausted")) {
            return DecodeException.of(words, context -> new InferenceError.RateLimited(null, context));
        }
        return DecodeException.reported(words);
    }

    private static String word(JsonNode error, String name) {
        JsonNode value = error.path(name);
        return value.isString() ? value.stringValue() : "";
    }
}
