package dev.parley.client.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks a JSON Schema over for what servers refuse: names of types that there are not, things required that are no
 * property, references that lead nowhere. What it does not know it leaves alone. Pure functions.
 */
public final class SchemaCheck {
    /** More are of no use to anybody at a time. */
    private static final int MOST = 20;

    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "object", "array", "null");
    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "$defs", "definitions");
    private static final Set<String> ONE = Set.of("additionalProperties", "contains", "not", "if", "then", "else");
    private static final Set<String> SEVERAL = Set.of("anyOf", "oneOf", "allOf", "prefixItems");

    private final JsonNode root;
    private final boolean strict;
    private final Map<String, TokenStreamLocation> places;
    private final List<Finding> findings = new ArrayList<>();

    private SchemaCheck(JsonNode root, boolean strict, Map<String, TokenStreamLocation> places) {
        this.root = root;
        this.strict = strict;
        this.places = places;
    }

    /** What is wrong. */
    public enum Kind {
        /** Neither an object nor true or false, where a schema has to be. */
        NOT_A_SCHEMA,
        UNKNOWN_TYPE,
        /** Has to be an object with names in it. */
        NOT_AN_OBJECT,
        /** Has to be an array with something in it. */
        NOT_A_LIST,
        /** Something is required that is no property. */
        UNKNOWN_REQUIRED,
        /** A reference that leads nowhere in this schema. */
        UNKNOWN_REFERENCE,
        /** Strict, an object has to refuse other properties. */
        STRICT_IS_OPEN,
        /** Strict, all properties have to be required. */
        STRICT_IS_OPTIONAL,
        /** Strict, the whole has to be an object. */
        STRICT_ROOT
    }

    /**
     * Something that is wrong.
     *
     * @param word what it is about, such as the name of a type or a property
     * @param line from 1
     * @param column from 1
     */
    public record Finding(Kind kind, String word, int line, int column) {}

    /** In the order of the text; none of a text that is no JSON object. */
    public static List<Finding> of(String text, boolean strict) {
        JsonNode root;
        Map<String, TokenStreamLocation> places;
        try {
            root = JsonMapper.shared().readTree(text);
            places = places(text);
        } catch (JacksonException notJson) {
            return List.of();
        }
        if (!root.isObject()) {
            return List.of();
        }
        SchemaCheck check = new SchemaCheck(root, strict, places);
        if (strict && !isObjectSchema(root)) {
            check.found(Kind.STRICT_ROOT, "", "");
        }
        check.schema(root, "");
        return List.copyOf(check.findings);
    }

    private static Map<String, TokenStreamLocation> places(String text) {
        Map<String, TokenStreamLocation> places = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                    JsonPointer at = parser.streamReadContext().pathAsPointer();
                    // The name of a field comes before its value, and is what people look for.
                    places.putIfAbsent(at.toString(), parser.currentTokenLocation());
                }
            }
        }
        return places;
    }

    private void schema(JsonNode schema, String at) {
        if (schema.isBoolean()) {
            return;
        }
        if (!schema.isObject()) {
            found(Kind.NOT_A_SCHEMA, last(at), at);
            return;
        }
        schema.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            String place = at + "/" + escaped(name);
            switch (name) {
                case "type" -> type(value, place);
                case "enum" -> list(value, name, place);
                case "required" -> required(schema, value, place);
                case "$ref" -> reference(value, place);
                case "items" -> items(value, place);
                default -> nested(name, value, place);
            }
        });
        if (strict && isObjectSchema(schema)) {
            strict(schema, at);
        }
    }

    private void nested(String name, JsonNode value, String at) {
        if (NAMED.contains(name)) {
            named(name, value, at);
        } else if (ONE.contains(name)) {
            schema(value, at);
        } else if (SEVERAL.contains(name) && list(value, name, at)) {
            each(value, at);
        }
    }

    private void items(JsonNode value, String at) {
        // Before 2020 a list of schemas stood here too.
        if (value.isArray()) {
            each(value, at);
        } else {
            schema(value, at);
        }
    }

    private void each(JsonNode schemas, String at) {
        for (int i = 0; i < schemas.size(); i++) {
            schema(schemas.get(i), at + "/" + i);
        }
    }

    private void named(String name, JsonNode value, String at) {
        if (!value.isObject()) {
            found(Kind.NOT_AN_OBJECT, name, at);
            return;
        }
        value.properties().forEach(field -> schema(field.getValue(), at + "/" + escaped(field.getKey())));
    }

    private void type(JsonNode value, String at) {
        if (value.isArray() && !value.isEmpty()) {
            value.forEach(one -> oneType(one, at));
        } else {
            oneType(value, at);
        }
    }

    private void oneType(JsonNode value, String at) {
        if (!value.isString() || !TYPES.contains(value.stringValue())) {
            found(Kind.UNKNOWN_TYPE, value.isString() ? value.stringValue() : value.toString(), at);
        }
    }

    private boolean list(JsonNode value, String name, String at) {
        boolean good = value.isArray() && !value.isEmpty();
        if (!good) {
            found(Kind.NOT_A_LIST, name, at);
        }
        return good;
    }

    private void required(JsonNode schema, JsonNode value, String at) {
        if (!value.isArray()) {
            found(Kind.NOT_A_LIST, "required", at);
            return;
        }
        JsonNode properties = schema.path("properties");
        for (int i = 0; i < value.size(); i++) {
            JsonNode name = value.get(i);
            boolean known = name.isString() && (!properties.isObject() || properties.has(name.stringValue()));
            if (!known) {
                found(Kind.UNKNOWN_REQUIRED, name.isString() ? name.stringValue() : name.toString(), at + "/" + i);
            }
        }
    }

    private void reference(JsonNode value, String at) {
        String to = value.isString() ? value.stringValue() : value.toString();
        boolean inside = to.startsWith("#/");
        if (!value.isString() || (inside && root.at(to.substring(1)).isMissingNode())) {
            found(Kind.UNKNOWN_REFERENCE, to, at);
        }
    }

    private void strict(JsonNode schema, String at) {
        JsonNode others = schema.path("additionalProperties");
        if (!others.isBoolean() || others.booleanValue()) {
            found(Kind.STRICT_IS_OPEN, last(at), at);
        }
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        schema.path("properties").propertyNames().stream()
                .filter(name -> !required.contains(name))
                .forEach(name -> found(Kind.STRICT_IS_OPTIONAL, name, at + "/properties/" + escaped(name)));
    }

    private static boolean isObjectSchema(JsonNode schema) {
        JsonNode type = schema.path("type");
        return schema.has("properties")
                || (type.isString() && type.stringValue().equals("object"));
    }

    private void found(Kind kind, String word, String at) {
        if (findings.size() < MOST) {
            TokenStreamLocation place = place(at);
            findings.add(new Finding(
                    kind, word, place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr()));
        }
    }

    private @Nullable TokenStreamLocation place(String at) {
        return places.get(at);
    }

    private static String last(String at) {
        return at.substring(at.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
