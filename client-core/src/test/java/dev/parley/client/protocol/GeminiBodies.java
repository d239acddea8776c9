package dev.parley.client.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers in Gemini's shapes, for tests. */
final class GeminiBodies {
    private static final Map<String, Integer> USAGE = Map.of("promptTokenCount", 3, "candidatesTokenCount", 5);

    private GeminiBodies() {}

    static String whole(String text) {
        return OpenAiBodies.json(answer(text, "STOP"));
    }

    /** The last piece says why it ended. */
    static String stream(List<String> pieces) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            events.add(OpenAiBodies.event(answer(pieces.get(i), i == pieces.size() - 1 ? "STOP" : "")));
        }
        return String.join("", events);
    }

    private static Map<String, Object> answer(String text, String reason) {
        Map<String, Object> candidate = new LinkedHashMap<>();
        candidate.put("content", Map.of("role", "model", "parts", List.of(Map.of("text", text))));
        candidate.put("index", 0);
        if (!reason.isEmpty()) {
            candidate.put("finishReason", reason);
        }
        return Map.of("candidates", List.of(candidate), "usageMetadata", USAGE);
    }
}
