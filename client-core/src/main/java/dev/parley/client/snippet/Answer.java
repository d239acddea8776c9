package dev.parley.client.snippet;

import dev.parley.client.endpoint.StreamRule;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is known of how an endpoint answers.
 *
 * @param rule {@code null}: not known
 * @param pointer where the text seems to be; {@code ""}: the whole, or not known
 */
record Answer(@Nullable StreamRule rule, String pointer) {
    static final Answer UNKNOWN = new Answer(null, "");

    private static final List<String> TEXTS = List.of(
            "text",
            "output_text",
            "generated_text",
            "text_output",
            "response",
            "answer",
            "output",
            "content",
            "completion",
            "result",
            "message",
            "reply",
            "prediction");
    private static final int MAX_NODES = 2_000;
    private static final int MAX_NAME = 100;
    private static final int MAX_EVENTS = 5;

    private record Place(JsonNode node, String pointer) {}

    /** By the body of an answer and its media type. */
    static Answer of(String mediaType, String body) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        if (type.startsWith("text/event-stream")) {
            return new Answer(
                    StreamRule.SSE,
                    firstPointer(body.lines()
                            .filter(line -> line.startsWith("data:"))
                            .map(line -> line.substring(5))
                            .limit(MAX_EVENTS)
                            .toList()));
        }
        if (type.contains("ndjson") || type.contains("jsonl")) {
            return new Answer(
                    StreamRule.NDJSON,
                    firstPointer(body.lines().limit(MAX_EVENTS).toList()));
        }
        if (type.contains("json")) {
            return new Answer(StreamRule.JSON, firstPointer(List.of(body)));
        }
        return type.startsWith("text/plain") ? new Answer(StreamRule.TEXT, "") : UNKNOWN;
    }

    private static String firstPointer(List<String> values) {
        for (String value : values) {
            JsonNode json = Trees.parse(value);
            String pointer = json == null ? "" : pointer(json);
            if (!pointer.isEmpty()) {
                return pointer;
            }
        }
        return "";
    }

    /** The nearest text with a name that says so; {@code ""} if there is none. Looks at the first of a list only. */
    static String pointer(JsonNode root) {
        Queue<Place> places = new ArrayDeque<>();
        places.add(new Place(root, ""));
        for (int seen = 0; seen < MAX_NODES && !places.isEmpty(); seen++) {
            Place place = places.remove();
            JsonNode node = place.node();
            for (String name : TEXTS) {
                if (node.path(name).isString()) {
                    return place.pointer() + "/" + name;
                }
            }
            if (place.pointer().length() > MAX_NAME * 10) {
                continue;
            }
            if (node.isArray() && !node.isEmpty()) {
                JsonNode first = node.get(0);
                if (first.isString()) {
                    return place.pointer() + "/0";
                }
                places.add(new Place(first, place.pointer() + "/0"));
            }
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                boolean inside =
                        field.getValue().isContainer() && field.getKey().length() <= MAX_NAME;
                if (inside && places.size() < MAX_NODES) {
                    places.add(new Place(field.getValue(), place.pointer() + "/" + escaped(field.getKey())));
                }
            }
        }
        return "";
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
