package dev.parley.gateway.demo;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tool that {@code /demo tool} calls: the first that the request offers, else an invented one.
 *
 * @param arguments a JSON object as text
 */
record DemoToolCall(String name, String arguments) {
    private static final DemoToolCall INVENTED =
            new DemoToolCall("get_weather", "{\"city\":\"Seoul\",\"unit\":\"celsius\",\"days\":3}");

    static DemoToolCall from(JsonNode request) {
        JsonNode tools = DemoJson.member(request, "tools");
        if (tools != null && !tools.isArray()) {
            throw DemoJson.wrongType("tools", "an array");
        }
        JsonNode function = tools == null ? null : tools.path(0).get("function");
        String name = function == null ? null : DemoJson.string(function, "name");
        if (function == null || name == null) {
            return INVENTED;
        }
        ObjectNode arguments = DemoJson.object();
        function.path("parameters")
                .path("properties")
                .properties()
                .forEach(property -> fill(arguments, property.getKey(), property.getValue()));
        return new DemoToolCall(name, DemoJson.text(arguments));
    }

    /** A value that fits a property's JSON Schema as far as the demo reads it: enum and type. */
    private static void fill(ObjectNode arguments, String name, JsonNode schema) {
        @Nullable JsonNode first = schema.path("enum").get(0);
        if (first != null) {
            arguments.set(name, first);
            return;
        }
        switch (schema.path("type").asString("string")) {
            case "integer", "number" -> arguments.put(name, 1);
            case "boolean" -> arguments.put(name, true);
            case "array" -> arguments.putArray(name);
            case "object" -> arguments.putObject(name);
            default -> arguments.put(name, "demo");
        }
    }
}
