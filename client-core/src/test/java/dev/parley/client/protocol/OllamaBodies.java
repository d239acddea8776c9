package dev.parley.client.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers in Ollama's shapes, for tests. */
final class OllamaBodies {

    private OllamaBodies() {}

    static Map<String, Object> chat(String text) {
        return new LinkedHashMap<>(Map.of("model", "m", "message", Map.of("role", "assistant", "content", text)));
    }

    static Map<String, Object> generate(String text) {
        return new LinkedHashMap<>(Map.of("model", "m", "response", text));
    }

    /** A whole answer. */
    static String whole(Map<String, Object> line) {
        line.putAll(Map.of(
                "done", true, "done_reason", "stop", "prompt_eval_count", 3, "eval_count", 5, "total_duration", 2_000));
        return OpenAiBodies.json(line);
    }

    static String stream(List<String> pieces, Function<String, Map<String, Object>> line) {
        StringBuilder body = new StringBuilder();
        for (String piece : pieces) {
            Map<String, Object> fields = line.apply(piece);
            fields.put("done", false);
            body.append(OpenAiBodies.json(fields)).append('\n');
        }
        return body + whole(line.apply("")) + "\n";
    }
}
