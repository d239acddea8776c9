package dev.parley.client.protocol;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a server may send in place of what it should: every value of a body in turn as something else. */
final class Mutations {
    private static final List<String> OTHERS = List.of(
            "null",
            "true",
            "-1",
            "0.5",
            "1e300",
            "123456789012345678901234567890",
            "\"\"",
            "\"text\"",
            "[]",
            "[null,1,\"x\",[],{}]",
            "{}",
            "{\"message\":5,\"0\":[{}]}");

    private Mutations() {}

    static List<String> of(String body) {
        JsonNode root = OpenAiBodies.parse(body);
        List<String> bodies = new ArrayList<>(OTHERS);
        bodies.add(body.substring(0, body.length() / 2));
        bodies.add("");
        mutate(root, root, bodies);
        return bodies;
    }

    private static void mutate(JsonNode root, JsonNode at, List<String> bodies) {
        if (at instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode original = object.get(name);
                for (String other : OTHERS) {
                    object.set(name, OpenAiBodies.parse(other));
                    bodies.add(root.toString());
                }
                object.remove(name);
                bodies.add(root.toString());
                object.set(name, original);
                mutate(root, original, bodies);
            }
        } else if (at instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode original = array.get(i);
                for (String other : OTHERS) {
                    array.set(i, OpenAiBodies.parse(other));
                    bodies.add(root.toString());
                }
                array.set(i, original);
                mutate(root, original, bodies);
            }
        }
    }
}
