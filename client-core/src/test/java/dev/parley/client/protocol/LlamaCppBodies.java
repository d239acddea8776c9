package dev.parley.client.protocol;

import java.util.List;
import java.util.Map;

/** Answers in the shapes of llama.cpp's own completion, for tests. */
final class LlamaCppBodies {

    private LlamaCppBodies() {}

    static String whole(String text) {
        return OpenAiBodies.json(end(text));
    }

    static String stream(List<String> pieces) {
        StringBuilder body = new StringBuilder();
        for (String piece : pieces) {
            body.append(OpenAiBodies.event(Map.of("index", 0, "content", piece, "stop", false)));
        }
        return body + OpenAiBodies.event(end(""));
    }

    private static Map<String, Object> end(String text) {
        return Map.of(
                "index",
                0,
                "content",
                text,
                "stop",
                true,
                "stop_type",
                "eos",
                "tokens_evaluated",
                3,
                "tokens_predicted",
                5,
                "timings",
                Map.of("cache_n", 1, "prompt_ms", 1.5));
    }
}
