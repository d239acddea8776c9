package dev.parley.client.replay;

import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedExchange;
import dev.parley.client.capture.CapturedRequest;
import dev.parley.client.endpoint.Protocol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the endpoint of a capture spoke, by the path of its first request. Pure functions. */
public final class CapturedProtocol {
    /** What the path has in it; the first that fits is meant. */
    private static final Map<String, Protocol> PATHS = paths();

    private CapturedProtocol() {}

    private static Map<String, Protocol> paths() {
        Map<String, Protocol> paths = new LinkedHashMap<>();
        paths.put("/chat/completions", Protocol.OPENAI_CHAT);
        paths.put("/completions", Protocol.OPENAI_COMPLETIONS);
        paths.put("/responses", Protocol.OPENAI_RESPONSES);
        paths.put("/messages", Protocol.ANTHROPIC_MESSAGES);
        paths.put(":generateContent", Protocol.GEMINI);
        paths.put(":streamGenerateContent", Protocol.GEMINI);
        paths.put("/api/chat", Protocol.OLLAMA_CHAT);
        paths.put("/api/generate", Protocol.OLLAMA_GENERATE);
        paths.put("/completion", Protocol.LLAMACPP_COMPLETION);
        paths.put("/infer", Protocol.KSERVE_INFER);
        paths.put("/generate_stream", Protocol.KSERVE_GENERATE);
        paths.put("/generate", Protocol.KSERVE_GENERATE);
        paths.put("/predictions/", Protocol.TORCHSERVE_PREDICTIONS);
        paths.put("/embeddings", Protocol.OPENAI_EMBEDDINGS);
        return paths;
    }

    /** Empty if no path says it. */
    public static Optional<Protocol> of(Capture capture) {
        return capture.exchanges().stream()
                .map(CapturedExchange::request)
                .filter(request -> request.method().equals("POST"))
                .findFirst()
                .map(CapturedRequest::url)
                .flatMap(CapturedProtocol::ofUrl);
    }

    private static Optional<Protocol> ofUrl(String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        return PATHS.entrySet().stream()
                .filter(entry ->
                        entry.getKey().endsWith("/") ? path.contains(entry.getKey()) : path.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
