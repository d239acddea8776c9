package dev.parley.client.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error in the shape that OpenAI-style clients read, with the side it came from:
 * {@code {"error":{"message","type","param","code"},"src":"gateway"|"upstream"}}.
 *
 * @param code machine-readable, such as {@code model_not_found}
 */
public record ErrorEnvelope(
        String message,
        String type,
        @Nullable String param,
        @Nullable String code,
        Source source) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    public enum Source {
        GATEWAY,
        UPSTREAM
    }

    public static ErrorEnvelope gateway(String type, String code, String message) {
        return new ErrorEnvelope(message, type, null, code, Source.GATEWAY);
    }

    public static ErrorEnvelope upstream(String type, String code, String message) {
        return new ErrorEnvelope(message, type, null, code, Source.UPSTREAM);
    }

    public String toJson() {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", param);
        error.put("code", code);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("error", error);
        envelope.put("src", source == Source.GATEWAY ? "gateway" : "upstream");
        return MAPPER.writeValueAsString(envelope);
    }
}
