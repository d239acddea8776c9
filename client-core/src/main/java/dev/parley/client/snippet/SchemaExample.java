package dev.parley.client.snippet;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that fits a schema: its example or default where it has one, else the plainest one. Bounded in depth and size,
 * since schemas refer to themselves.
 */
final class SchemaExample {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 8;

    /** A node is a unit, and so are 64 characters: schemas that are used many times must not multiply what is long. */
    private static final int MAX_UNITS = 20_000;

    /** Fields of a body that are filled even where they may be left out. */
    private static final Set<String> WANTED =
            Set.of("model", "messages", "prompt", "question", "text", "input", "inputs", "query", "stream");

    private final OpenApiDocument document;
    private int left = MAX_UNITS;
    private boolean allFields;

    SchemaExample(OpenApiDocument document) {
        this.document = document;
    }

    /** For a media type or a parameter: both have examples beside their schema. A copy. */
    JsonNode ofMedia(JsonNode media) {
        JsonNode example = media.path("example");
        if (example.isMissingNode() && !media.path("examples").isEmpty()) {
            JsonNode first = media.path("examples").iterator().next();
            example = document.resolve(first).path("value");
        }
        return example.isMissingNode() ? ofSchema(media.path("schema"), 0) : copy(example);
    }

    /** With all fields, since any of them may hold the text. */
    JsonNode ofAnswer(JsonNode media) {
        allFields = true;
        return ofMedia(media);
    }

    /** How much of the memory that one value may take was taken. */
    int units() {
        return MAX_UNITS - left;
    }

    private JsonNode ofSchema(JsonNode reference, int depth) {
        JsonNode schema = document.resolve(reference);
        if (--left <= 0 || depth > MAX_DEPTH) {
            return NODES.nullNode();
        }
        for (String given : List.of("example", "default", "const")) {
            if (schema.has(given)) {
                return copy(schema.path(given));
            }
        }
        for (String list : List.of("examples", "enum")) {
            if (schema.path(list).isArray() && !schema.path(list).isEmpty()) {
                return copy(schema.path(list).get(0));
            }
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            for (JsonNode option : schema.path(choice)) {
                if (!document.resolve(option).path("type").asString("").equals("null")) {
                    return ofSchema(option, depth + 1);
                }
            }
        }
        return ofType(schema, depth);
    }

    private JsonNode ofType(JsonNode schema, int depth) {
        JsonNode type = schema.path("type");
        String name = type.isArray() ? type.path(0).asString("") : type.asString("");
        if (name.isEmpty()) {
            name = schema.has("properties") || schema.has("allOf")
                    ? "object"
                    : schema.has("items") ? "array" : "string";
        }
        return switch (name) {
            case "object" -> object(schema, depth);
            case "array" -> NODES.arrayNode().add(ofSchema(schema.path("items"), depth + 1));
            case "integer", "number" ->
                schema.path("minimum").isNumber() ? schema.path("minimum") : NODES.numberNode(0);
            case "boolean" -> NODES.booleanNode(false);
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode("");
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        for (JsonNode part : schema.path("allOf")) {
            if (ofSchema(part, depth + 1) instanceof ObjectNode fields) {
                object.setAll(fields);
            }
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = property.getKey();
            left -= name.length() / 64;
            if (left > 0 && (allFields || required.contains(name) || WANTED.contains(name))) {
                object.set(name, ofSchema(property.getValue(), depth + 1));
            }
        }
        return object;
    }

    /** A copy, since what is made of it will be changed; {@code null} where it grows too large. */
    private JsonNode copy(JsonNode value) {
        left -= 1 + (value.isString() ? value.stringValue().length() / 64 : 0);
        if (left <= 0) {
            return NODES.nullNode();
        }
        if (value.isObject()) {
            ObjectNode object = NODES.objectNode();
            value.properties().forEach(field -> {
                left -= field.getKey().length() / 64;
                if (left > 0) {
                    object.set(field.getKey(), copy(field.getValue()));
                }
            });
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (JsonNode item : value) {
                if (left > 0) {
                    array.add(copy(item));
                }
            }
            return array;
        }
        return value;
    }
}
