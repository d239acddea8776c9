package dev.parley.gateway.http;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON so that what was not touched keeps its meaning, down to the digits of a number. */
final class JsonBody {
    private static final int MAX_DEPTH = 1_000;

    private final JsonFactory tokens;
    private final JsonMapper mapper;

    /** A reader whose longest string is {@code limit} bytes, since a picture in a request is one string. */
    JsonBody(int limit) {
        this.tokens = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(limit)
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
        this.mapper = JsonMapper.builder(tokens)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** The object, or {@code null} if it is not one or not JSON. */
    @Nullable ObjectNode object(Buffer bytes) {
        try {
            return mapper.readTree(bytes.getBytes()) instanceof ObjectNode object ? object : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** What decides the way of a request under {@code /v1}; {@code null} if it is not an object or not JSON. */
    @Nullable NamedModel namedModel(byte[] bytes) {
        // Not by the mapper, which makes what binding needs for each parser.
        try (JsonParser parser = tokens.createParser(ObjectReadContext.empty(), bytes)) {
            return NamedModel.read(bytes, parser);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Whether the text is one JSON value and nothing else. */
    boolean isJson(String text) {
        try {
            return !mapper.readTree(text).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }

    String text(JsonNode value) {
        return mapper.writeValueAsString(value);
    }

    ObjectNode newObject() {
        return mapper.createObjectNode();
    }

    JsonMapper mapper() {
        return mapper;
    }
}
