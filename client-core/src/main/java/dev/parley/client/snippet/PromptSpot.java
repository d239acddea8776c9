package dev.parley.client.snippet;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a body has its prompt: a text in a field or in a list.
 *
 * @param field of an object; {@code null} in a list
 */
record PromptSpot(JsonNode parent, @Nullable String field, int index, String text) {
    private static final List<String> NAMES = List.of("prompt", "question", "text", "input", "inputs", "query");
    private static final int MAX_NODES = 5_000;

    /** The last message of a user, else the nearest field with a name that says so; {@code null} if there is none. */
    static @Nullable PromptSpot find(JsonNode body) {
        PromptSpot message = lastUserMessage(body.path("messages"));
        return message != null ? message : named(body);
    }

    /** Puts something else in its place. */
    void replace(JsonNode value) {
        if (field != null && parent instanceof ObjectNode object) {
            object.set(field, value);
        } else if (parent instanceof ArrayNode array) {
            array.set(index, value);
        }
    }

    private static @Nullable PromptSpot lastUserMessage(JsonNode messages) {
        for (int i = messages.size() - 1; i >= 0 && messages.isArray(); i--) {
            JsonNode message = messages.get(i);
            if (message.path("role").asString("").equals("user")) {
                JsonNode content = message.path("content");
                return content.isString() ? of(message, "content") : lastText(content);
            }
        }
        return null;
    }

    private static @Nullable PromptSpot lastText(JsonNode content) {
        for (int i = content.size() - 1; i >= 0 && content.isArray(); i--) {
            if (content.get(i).path("text").isString()) {
                return of(content.get(i), "text");
            }
        }
        return null;
    }

    private static @Nullable PromptSpot named(JsonNode body) {
        Queue<JsonNode> nodes = new ArrayDeque<>();
        nodes.add(body);
        for (int seen = 0; seen < MAX_NODES && !nodes.isEmpty(); seen++) {
            JsonNode node = nodes.remove();
            for (String name : NAMES) {
                JsonNode value = node.path(name);
                if (value.isString()) {
                    return of(node, name);
                }
                if (value.isArray() && value.size() == 1 && value.get(0).isString()) {
                    return new PromptSpot(value, null, 0, value.get(0).stringValue());
                }
            }
            for (JsonNode child : node) {
                if (child.isContainer() && nodes.size() < MAX_NODES) {
                    nodes.add(child);
                }
            }
        }
        return null;
    }

    private static PromptSpot of(JsonNode parent, String field) {
        return new PromptSpot(parent, field, 0, parent.path(field).stringValue());
    }
}
