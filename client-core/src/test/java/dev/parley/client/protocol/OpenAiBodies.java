package dev.parley.client.protocol;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers in OpenAI's shapes, for tests. */
public final class OpenAiBodies {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Map<String, Integer> USAGE = Map.of("prompt_tokens", 3, "completion_tokens", 5);

    private OpenAiBodies() {}

    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** The JSON that a request carries. */
    public static String text(WireRequest request) {
        return ((WireBody.Json) request.body()).text();
    }

    public static String chat(String text) {
        return json(Map.of(
                "choices",
                List.of(Map.of(
                        "index", 0, "message", Map.of("role", "assistant", "content", text), "finish_reason", "stop")),
                "usage",
                USAGE));
    }

    public static String chatStream(List<String> pieces) {
        StringBuilder body = new StringBuilder();
        body.append(event(Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of("role", "assistant"))))));
        for (String piece : pieces) {
            body.append(": ping\n\n");
            body.append(event(Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of("content", piece))))));
        }
        return body + end("delta");
    }

    public static String completion(String text) {
        return json(
                Map.of("choices", List.of(Map.of("index", 0, "text", text, "finish_reason", "stop")), "usage", USAGE));
    }

    public static String completionStream(List<String> pieces) {
        StringBuilder body = new StringBuilder();
        for (String piece : pieces) {
            body.append(event(Map.of("choices", List.of(Map.of("index", 0, "text", piece)))));
        }
        return body + end("message");
    }

    public static String event(Object value) {
        return "data: " + json(value) + "\n\n";
    }

    public static String json(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    private static String end(String holder) {
        return event(Map.of("choices", List.of(Map.of("index", 0, holder, Map.of(), "finish_reason", "stop"))))
                + event(Map.of("choices", List.of(), "usage", USAGE))
                + "data: [DONE]\n\n";
    }
}
