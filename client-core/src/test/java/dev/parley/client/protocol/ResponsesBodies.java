package dev.parley.client.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers in the shapes of OpenAI's Responses, for tests. */
final class ResponsesBodies {
    private static final Map<String, Object> USAGE = Map.of(
            "input_tokens",
            3,
            "output_tokens",
            5,
            "input_tokens_details",
            Map.of("cached_tokens", 1),
            "output_tokens_details",
            Map.of("reasoning_tokens", 2));

    private ResponsesBodies() {}

    static String whole(String text) {
        return OpenAiBodies.json(response(text));
    }

    static String stream(List<String> pieces) {
        StringBuilder body = new StringBuilder();
        body.append(event("response.created", Map.of("response", Map.of("status", "in_progress"))));
        for (String piece : pieces) {
            body.append(
                    event("response.output_text.delta", Map.of("item_id", "m1", "output_index", 0, "delta", piece)));
        }
        String text = String.join("", pieces);
        body.append(event("response.output_text.done", Map.of("item_id", "m1", "output_index", 0, "text", text)));
        body.append(event("response.output_item.done", Map.of("output_index", 0, "item", message(text))));
        return body + event("response.completed", Map.of("response", response(text)));
    }

    /** An event whose data repeats its name, as the API does it. */
    static String event(String type, Map<String, ?> fields) {
        Map<String, Object> data = new LinkedHashMap<>(fields);
        data.put("type", type);
        return "event: " + type + "\n" + OpenAiBodies.event(data);
    }

    private static Map<String, Object> response(String text) {
        return Map.of("status", "completed", "output", List.of(message(text)), "usage", USAGE);
    }

    private static Map<String, Object> message(String text) {
        return Map.of("type", "message", "id", "m1", "content", List.of(Map.of("type", "output_text", "text", text)));
    }
}
