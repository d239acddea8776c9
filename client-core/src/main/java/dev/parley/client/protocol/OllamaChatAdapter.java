package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ollama's {@code POST /api/chat} (docs/api.md, "Generate a chat completion"). */
public final class OllamaChatAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        ObjectNode body = OpenAiBody.start(request, profile);
        Conversation conversation = new Conversation(request, profile);
        ArrayNode messages = body.putArray("messages");
        request.messages().forEach(message -> addMessages(messages, message, conversation, profile));
        return WireRequest.json(ProtocolPath.of(profile, request), OllamaBody.finish(body, request, stream), stream);
    }

    @Override
    public ModelListing models() {
        return ModelListing.OLLAMA;
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new OllamaDecoder(media);
    }

    /** What a tool answered is a message of its own, beside what else a message says. */
    private static void addMessages(
            ArrayNode messages, ChatMessage message, Conversation conversation, EndpointProfile profile) {
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.ToolResult result) {
                messages.addObject()
                        .put("role", "tool")
                        .put("content", result.text())
                        .put("tool_name", conversation.toolName(result.callId()))
                        .put("tool_call_id", result.callId());
            }
        }
        List<ContentPart> rest = message.parts().stream()
                .filter(part -> !(part instanceof ContentPart.ToolResult))
                .toList();
        if (!rest.isEmpty() || message.parts().isEmpty()) {
            addMessage(messages.addObject(), new ChatMessage(message.role(), rest), profile);
        }
    }

    private static void addMessage(ObjectNode node, ChatMessage message, EndpointProfile profile) {
        ArrayNode images = Json.MAPPER.createArrayNode();
        ArrayNode calls = Json.MAPPER.createArrayNode();
        List<ContentPart> said = message.parts().stream()
                .filter(part -> !(part instanceof ContentPart.ToolCall))
                .toList();
        node.put("role", message.role().name().toLowerCase(Locale.ROOT));
        node.put("content", OllamaBody.text(new ChatMessage(message.role(), said), images, profile));
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.ToolCall call) {
                calls.addObject()
                        .put("id", call.id())
                        .putObject("function")
                        .put("name", call.name())
                        .set("arguments", Conversation.arguments(call));
            }
        }
        if (!images.isEmpty()) {
            node.set("images", images);
        }
        if (!calls.isEmpty()) {
            node.set("tool_calls", calls);
        }
    }
}
