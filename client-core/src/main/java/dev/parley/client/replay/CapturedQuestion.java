package dev.parley.client.replay;

import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedExchange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was asked last in the request of a capture, and the model that was asked. Pure functions. */
public final class CapturedQuestion {
    /** Where the protocols have it: a list of messages or parts, or the text itself. */
    private static final List<String> FIELDS =
            List.of("messages", "contents", "input", "prompt", "text_input", "inputs", "question", "text");

    private CapturedQuestion() {}

    /** Empty if there is none that is known as such, such as in a body of which the end was not kept. */
    public static Optional<String> text(Capture capture) {
        return body(capture)
                .flatMap(body -> FIELDS.stream()
                        .map(body::path)
                        .filter(field -> !field.isMissingNode())
                        .map(CapturedQuestion::words)
                        .filter(words -> !words.isBlank())
                        .findFirst());
    }

    /** The name of the model in the body. */
    public static Optional<String> model(Capture capture) {
        return body(capture)
                .map(body -> body.path("model"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(name -> !name.isBlank());
    }

    private static Optional<JsonNode> body(Capture capture) {
        return capture.exchanges().stream()
                .map(CapturedExchange::request)
                .filter(request -> request.bodyCut() == 0)
                .map(request -> request.body())
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(CapturedQuestion::tree);
    }

    private static Optional<JsonNode> tree(String body) {
        try {
            return Optional.of(JsonMapper.shared().readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** The text of a value; of several messages that of the last one of the user. */
    private static String words(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isArray()) {
            return ofList(value);
        }
        for (String field : List.of("content", "parts", "text")) {
            if (value.has(field)) {
                return words(value.path(field));
            }
        }
        return "";
    }

    private static String ofList(JsonNode list) {
        boolean messages = !list.isEmpty() && list.get(0).has("role");
        if (!messages) {
            return StreamSupport.stream(list.spliterator(), false)
                    .map(CapturedQuestion::words)
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining("\n"));
        }
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).path("role").asString("").equals("user")) {
                return words(list.get(i));
            }
        }
        return "";
    }
}
