package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bodies of Ollama's chat and generate have in common (Ollama's docs/api.md). */
final class OllamaBody {
    private static final String OPTIONS = "options";

    /** Fields of a request; every other parameter is an option of the model. */
    private static final Set<String> FIELDS = Set.of(
            "model",
            "messages",
            "prompt",
            "system",
            "images",
            "stream",
            "format",
            "keep_alive",
            "think",
            "raw",
            "suffix",
            "template",
            "context",
            "tools",
            "logprobs",
            "top_logprobs",
            "truncate",
            "shift",
            "width",
            "height",
            "steps");

    private static final Map<String, String> NAMES =
            Map.of("max_tokens", "num_predict", "max_completion_tokens", "num_predict");
    private static final Set<String> LISTS = Set.of("stop");

    private OllamaBody() {}

    /** Adds whether a stream is wanted, since Ollama sends one to who does not say, and the caller's parameters. */
    static String finish(ObjectNode body, ChatRequest request, boolean stream) {
        body.put("stream", stream);
        request.parameters().forEach((name, value) -> {
            String own = NAMES.getOrDefault(name, name);
            JsonNode json = Json.exact(value);
            if (own.equals(OPTIONS) && json.isObject()) {
                Parameters.merge(options(body), json);
            } else if (own.equals(OPTIONS) || FIELDS.contains(own)) {
                body.set(own, json);
            } else {
                options(body).set(own, Parameters.listed(own, json, LISTS));
            }
        });
        return body.toString();
    }

    private static ObjectNode options(ObjectNode body) {
        return body.get(OPTIONS) instanceof ObjectNode options ? options : body.putObject(OPTIONS);
    }

    /**
     * What of a message is text, with its text files; its images go to the list.
     *
     * @throws IllegalArgumentException if it has a file that is neither
     */
    static String text(ChatMessage message, ArrayNode images, EndpointProfile profile) {
        StringBuilder text = new StringBuilder();
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.Attachment image && Attachments.isImage(image)) {
                images.add(Attachments.base64(image));
            } else {
                PlainPrompt.append(text, part, profile);
            }
        }
        return text.toString();
    }
}
