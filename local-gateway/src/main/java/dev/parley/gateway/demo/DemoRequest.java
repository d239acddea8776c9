package dev.parley.gateway.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the demo model reads out of a request, whatever the API.
 *
 * @param prompt what the user said last
 * @param attachments parts of that message that are not text
 * @param promptTokens of all texts in the request
 * @param maxTokens at least 1, if there is a limit
 * @param stops texts before which the answer ends
 * @param includeUsage whether a stream ends with the usage
 * @param toolResult what a tool answered, if that came last
 * @param tool what a tool call would call
 * @param echo what the API's answer repeats from the request
 */
record DemoRequest(
        String prompt,
        int attachments,
        int promptTokens,
        @Nullable Integer maxTokens,
        List<String> stops,
        boolean stream,
        boolean includeUsage,
        @Nullable String toolResult,
        @Nullable DemoToolCall tool,
        ObjectNode echo) {

    DemoRequest {
        stops = stops.stream().filter(stop -> !stop.isEmpty()).toList();
    }

    /** A request that is a prompt and nothing else, answered whole. */
    static DemoRequest whole(String prompt, ObjectNode echo) {
        int tokens = DemoTokens.count(prompt);
        return new DemoRequest(prompt, 0, tokens, null, List.of(), false, false, null, null, echo);
    }

    /**
     * Refuses what every OpenAI-style body must not ask of the demo.
     *
     * @throws DemoRefusal for another model than {@code demo}, or more than one answer
     */
    static void check(JsonNode body) {
        String model = DemoJson.string(body, "model");
        if (model != null && !model.equals(DemoModel.NAME)) {
            throw new DemoRefusal(DemoError.unknownModel(model));
        }
        Integer answers = DemoJson.positive(body, "n");
        if (answers != null && answers != 1) {
            throw DemoJson.refusal("The demo gives one answer: 'n' must be 1.", "n", "unsupported_value");
        }
    }

    static boolean includeUsage(JsonNode body) {
        JsonNode options = DemoJson.member(body, "stream_options");
        if (options != null && !options.isObject()) {
            throw DemoJson.wrongType("stream_options", "an object");
        }
        return options != null && DemoJson.bool(options, "include_usage");
    }
}
