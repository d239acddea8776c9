package dev.parley.client.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON reader and writer of the protocols, with the limits of a peer that is not trusted. */
public final class Json {
    /** Depth 1,000; text 2 MiB characters would refuse inline images, which have the answer's own limit of 64 MiB. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(1_000)
            .maxNumberLength(1_000)
            .maxStringLength(64 << 20)
            .build();

    public static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .build();

    private Json() {}

    /** The value, or {@code null} if the text is not JSON (or over the limits). */
    public static @Nullable JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /** A string's own text, any other value as JSON. */
    public static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }
}
