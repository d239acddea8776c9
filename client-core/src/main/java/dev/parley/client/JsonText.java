package dev.parley.client;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON value as text (RFC 8259), checked when it is made. Text keeps a number exactly as it was written and needs
 * no JSON library in a signature.
 */
public record JsonText(String text) {

    /** Of one string, in characters: an attachment as base64. */
    private static final int LONGEST_STRING = 64 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if the text is not one JSON value
     */
    public JsonText {
        try {
            if (MAPPER.readTree(text).isMissingNode()) {
                throw new IllegalArgumentException("not a JSON value: nothing there");
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a JSON value: " + e.getOriginalMessage(), e);
        }
    }

    public static JsonText string(String value) {
        return new JsonText(MAPPER.writeValueAsString(value));
    }

    public static JsonText number(long value) {
        return new JsonText(Long.toString(value));
    }

    public static JsonText bool(boolean value) {
        return new JsonText(Boolean.toString(value));
    }

    /** The value itself where the text is JSON, else the text as a JSON string. */
    public static JsonText lenient(String text) {
        try {
            return new JsonText(text);
        } catch (IllegalArgumentException notJson) {
            return string(text);
        }
    }
}
