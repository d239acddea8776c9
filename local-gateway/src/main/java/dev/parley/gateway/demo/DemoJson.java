package dev.parley.gateway.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a request, each with the refusal that a wrong one gets, and writes the bodies of answers. */
final class DemoJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private DemoJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** As UTF-8; half a surrogate pair, which a JSON escape can smuggle in, becomes a question mark. */
    static byte[] bytes(JsonNode node) {
        return text(node).getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode parse(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node.isMissingNode()) {
                throw refusal("The body is empty; it must be JSON.", null, "invalid_json");
            }
            return node;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw refusal("The body is not valid JSON" + place + ".", null, "invalid_json");
        }
    }

    static JsonNode parseObject(byte[] body) {
        JsonNode node = parse(body);
        if (!node.isObject()) {
            throw refusal("The body must be a JSON object.", null, "invalid_type");
        }
        return node;
    }

    static DemoRefusal refusal(String message, @Nullable String param, @Nullable String code) {
        return new DemoRefusal(DemoError.invalid(message, param, code));
    }

    static DemoRefusal wrongType(String field, String wanted) {
        return refusal("'" + field + "' must be " + wanted + ".", field, "invalid_type");
    }

    /** A member that is neither absent nor null. */
    static @Nullable JsonNode member(JsonNode object, String field) {
        JsonNode node = object.get(field);
        return node == null || node.isNull() ? null : node;
    }

    static @Nullable String string(JsonNode object, String field) {
        JsonNode node = member(object, field);
        if (node != null && !node.isString()) {
            throw wrongType(field, "a string");
        }
        return node == null ? null : node.stringValue();
    }

    static boolean bool(JsonNode object, String field) {
        JsonNode node = member(object, field);
        if (node != null && !node.isBoolean()) {
            throw wrongType(field, "true or false");
        }
        return node != null && node.booleanValue();
    }

    /** A whole number of at least 1. */
    static @Nullable Integer positive(JsonNode object, String field) {
        JsonNode node = member(object, field);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 1) {
            throw wrongType(field, "a whole number of at least 1");
        }
        return node.intValue();
    }

    /** One string or an array of strings; none if absent. */
    static List<String> strings(JsonNode object, String field) {
        JsonNode node = member(object, field);
        List<String> values = new ArrayList<>();
        if (node != null && node.isString()) {
            values.add(node.stringValue());
        } else if (node != null && node.isArray()) {
            for (JsonNode each : node) {
                if (!each.isString()) {
                    throw wrongType(field, "a string or an array of strings");
                }
                values.add(each.stringValue());
            }
        } else if (node != null) {
            throw wrongType(field, "a string or an array of strings");
        }
        return values;
    }
}
