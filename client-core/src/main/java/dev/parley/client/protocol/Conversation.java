package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A conversation for the protocols that keep the system prompt apart and name what a tool answered. */
final class Conversation {
    private final ChatRequest request;
    private final EndpointProfile profile;

    Conversation(ChatRequest request, EndpointProfile profile) {
        this.request = request;
        this.profile = profile;
    }

    /**
     * All that the system messages say, with their text files; may be empty.
     *
     * @throws IllegalArgumentException if one has a file that is not text
     */
    String system() {
        return request.messages().stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .map(message -> PlainPrompt.text(message, profile))
                .collect(Collectors.joining("\n\n"));
    }

    /** The messages of the others, in order. */
    List<ChatMessage> turns() {
        return request.messages().stream()
                .filter(message -> message.role() != Role.SYSTEM)
                .toList();
    }

    /** The tool that was called with that id; the id itself where no call has it. */
    String toolName(String callId) {
        return request.messages().stream()
                .flatMap(message -> message.parts().stream())
                .filter(part ->
                        part instanceof ContentPart.ToolCall call && call.id().equals(callId))
                .map(part -> ((ContentPart.ToolCall) part).name())
                .findFirst()
                .orElse(callId);
    }

    /**
     * The arguments of a call for the protocols that want an object. Models also write what is none, and a conversation
     * must be able to go on after that, so it is kept under the name {@code arguments}.
     */
    static ObjectNode arguments(ContentPart.ToolCall call) {
        return object(call.arguments(), "arguments");
    }

    /** The object that the text is; else an object that holds the text under that name. */
    static ObjectNode object(String text, String otherwise) {
        JsonNode json = text.isBlank() ? Json.MAPPER.createObjectNode() : Json.parseExact(text);
        return json instanceof ObjectNode object
                ? object
                : Json.MAPPER.createObjectNode().put(otherwise, text);
    }
}
