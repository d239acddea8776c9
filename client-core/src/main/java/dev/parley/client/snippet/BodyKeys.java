package dev.parley.client.snippet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes keys out of a body, since the body becomes a part of a profile. */
final class BodyKeys {
    private static final Pattern NAME = Pattern.compile(
            "(?i)(.*[-_ ])?(api[-_]?key|access[-_]?key|access[-_]?token|auth[-_]?token|bearer[-_]?token|secret|password)"
                    + "|authorization|(?i:.*api[-_]?key)|token");

    private BodyKeys() {}

    static void remove(JsonNode body, Notes notes) {
        Deque<JsonNode> nodes = new ArrayDeque<>();
        nodes.add(body);
        while (!nodes.isEmpty()) {
            JsonNode node = nodes.pop();
            if (node instanceof ObjectNode object) {
                removeFrom(object, notes);
            }
            node.forEach(nodes::push);
        }
    }

    private static void removeFrom(ObjectNode object, Notes notes) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            boolean key = name.length() <= 100 && NAME.matcher(name).matches();
            if (key
                    && field.getValue().isString()
                    && !field.getValue().stringValue().isEmpty()) {
                names.add(name);
            }
        }
        if (!names.isEmpty()) {
            object.remove(names);
            notes.add("The body had a key in it; that field was left out.");
        }
    }
}
