package dev.parley.client.parameter;

import dev.parley.client.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON that a person wrote: taken apart, laid out, and where it is wrong. Numbers stay exact. */
final class JsonFields {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonFields() {}

    /** What is wrong with a text: where, counted from 1, and in the parser's words. */
    record Fault(int line, int column, String words) {}

    /** The fields of an object, which is none of a value that is no object. */
    static Map<String, JsonText> of(JsonText value) {
        Map<String, JsonText> fields = new LinkedHashMap<>();
        MAPPER.readTree(value.text())
                .properties()
                .forEach(field ->
                        fields.put(field.getKey(), new JsonText(field.getValue().toString())));
        return fields;
    }

    /** The texts of an array; what is no text is left out. */
    static List<String> texts(JsonText value) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : MAPPER.readTree(value.text())) {
            if (item.isString()) {
                texts.add(item.stringValue());
            }
        }
        return texts;
    }

    static JsonText array(List<String> texts) {
        return new JsonText(MAPPER.writeValueAsString(texts));
    }

    /** The text of a string, or the JSON of anything else. */
    static String text(JsonText value) {
        JsonNode node = MAPPER.readTree(value.text());
        return node.isString() ? node.stringValue() : value.text();
    }

    /** {@code null}: it is one JSON value. */
    static @Nullable Fault fault(String text) {
        try {
            MAPPER.readTree(text);
            return null;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String words = e.getOriginalMessage() == null
                    ? ""
                    : e.getOriginalMessage().lines().findFirst().orElse("");
            return at == null ? new Fault(1, 1, words) : new Fault(at.getLineNr(), at.getColumnNr(), words);
        } catch (NumberFormatException hugeExponent) {
            return new Fault(1, 1, "a number that is too large");
        }
    }

    static boolean isObject(String text) {
        return MAPPER.readTree(text).isObject();
    }

    static boolean isArray(String text) {
        return MAPPER.readTree(text).isArray();
    }
}
