package dev.parley.client.protocol;

import dev.parley.client.JsonText;
import dev.parley.client.wire.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON reader and writer of the protocols, with the limits of a peer that is not trusted. */
public final class Json {
    /** Of one text of an answer, in characters. Media are lifted out of a body before it is parsed. */
    private static final int LONGEST_TEXT = 2 << 20;

    /** Of one text of a request: an attachment as base64. */
    private static final int LONGEST_SENT = 64 << 20;

    public static final JsonMapper MAPPER =
            JsonMapper.builder(factory(LONGEST_TEXT)).build();

    /** Keeps every number as it was written: 0.70 stays 0.70. */
    private static final JsonMapper EXACT = exact(LONGEST_TEXT);

    private static final JsonMapper SENT = exact(LONGEST_SENT);

    private Json() {}

    private static JsonMapper exact(int longestText) {
        return JsonMapper.builder(factory(longestText))
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    private static JsonFactory factory(int longestText) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(1_000)
                        .maxNumberLength(1_000)
                        .maxStringLength(longestText)
                        .build())
                .build();
    }

    /**
     * A value that the caller gave, as it was written.
     *
     * @throws IllegalArgumentException if a number in it has an exponent that no machine can hold
     */
    public static JsonNode exact(JsonText value) {
        return sent(value.text());
    }

    /** The same for a text that is known to be JSON: a request that was written here. */
    public static JsonNode sent(String json) {
        try {
            return SENT.readTree(json);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("A number in the request is too large.", e);
        }
    }

    /** As {@link #parse}, with every number as it was written. */
    public static @Nullable JsonNode parseExact(String text) {
        return parse(EXACT, text);
    }

    /** The value, or {@code null} if the text is not JSON (or over the limits). */
    public static @Nullable JsonNode parse(String text) {
        return parse(MAPPER, text);
    }

    /** The value of a frame, or {@code null} if it is not JSON (or over the limits). */
    public static @Nullable JsonNode parse(Frame frame) {
        try {
            JsonNode node = MAPPER.readTree(frame.buffer(), frame.start(), frame.length());
            return node.isMissingNode() ? null : node;
        } catch (JacksonException | NumberFormatException notJson) {
            // Malformed UTF-8 within a string is U+FFFD for us and an error for the parser of bytes.
            return parse(frame.text());
        }
    }

    private static @Nullable JsonNode parse(JsonMapper mapper, String text) {
        try {
            JsonNode node = mapper.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JacksonException | NumberFormatException notJson) {
            return null;
        }
    }

    /** The node's string; {@code null} if it is none. */
    public static @Nullable String stringOrNull(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    /** The node's whole number; {@code null} if it is none, or none that fits. */
    public static @Nullable Long longOrNull(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
    }

    /** A string's own text, any other value as JSON. */
    public static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }
}
