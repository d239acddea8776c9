package dev.parley.client.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers in Anthropic's shapes, for tests. */
final class AnthropicBodies {

    private AnthropicBodies() {}

    static String whole(String text) {
        return OpenAiBodies.json(Map.of(
                "type",
                "message",
                "content",
                List.of(Map.of("type", "text", "text", text)),
                "stop_reason",
                "end_turn",
                "usage",
                Map.of("input_tokens", 3, "output_tokens", 5)));
    }

    static String stream(List<String> pieces) {
        StringBuilder body = new StringBuilder();
        body.append(event(
                "message_start", Map.of("message", Map.of("content", List.of(), "usage", Map.of("input_tokens", 3)))));
        body.append(event("content_block_start", Map.of("index", 0, "content_block", text("type", "text", ""))));
        body.append(event("ping", Map.of()));
        for (String piece : pieces) {
            body.append(event("content_block_delta", Map.of("index", 0, "delta", text("type", "text_delta", piece))));
        }
        body.append(event("content_block_stop", Map.of("index", 0)));
        return body + end("end_turn");
    }

    /** The last two events of a stream. */
    static String end(String reason) {
        return event(
                        "message_delta",
                        Map.of("delta", Map.of("stop_reason", reason), "usage", Map.of("output_tokens", 5)))
                + event("message_stop", Map.of());
    }

    /** An event whose data repeats its name, as the API does it. */
    static String event(String type, Map<String, ?> fields) {
        Map<String, Object> data = new LinkedHashMap<>(fields);
        data.put("type", type);
        return "event: " + type + "\n" + OpenAiBodies.event(data);
    }

    private static Map<String, String> text(String key, String type, String text) {
        return Map.of(key, type, "text", text);
    }
}
