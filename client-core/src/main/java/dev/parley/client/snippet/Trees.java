package dev.parley.client.snippet;

import dev.parley.client.JsonText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as a tree in which every number is as it was written. */
final class Trees {
    /** Inline images make long strings; what is deep is not a request. */
    static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(500)
            .maxNumberLength(1_000)
            .maxStringLength(64 << 20)
            .build();

    static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Makes a double of what no BigDecimal can hold. */
    private static final JsonMapper ROUNDED = JsonMapper.builder().build();

    private Trees() {}

    /** A text that was checked before. An exponent of more than 32 bits costs its tree the exactness. */
    static JsonNode read(JsonText text) {
        JsonNode exact = parse(text.text());
        return exact != null ? exact : ROUNDED.readTree(text.text());
    }

    /** The value, or {@code null} if the text is not one JSON value within the limits. */
    static @Nullable JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JacksonException | NumberFormatException notJson) {
            // The latter is what BigDecimal says to an exponent of more than 32 bits.
            return null;
        }
    }
}
