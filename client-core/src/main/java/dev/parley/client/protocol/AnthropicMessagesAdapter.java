package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v1/messages} as Anthropic and llama.cpp serve it (Anthropic's reference: "Create a Message"). The system
 * prompt is apart, users and the assistant take turns, and what a tool answered is a user's.
 */
public final class AnthropicMessagesAdapter implements ProtocolAdapter {
    static final Map<String, String> HEADERS = Map.of("anthropic-version", "2023-06-01");

    /** The API wants a limit in every request; this one is within what every model can do. */
    private static final int MAX_TOKENS = 4096;

    private static final Map<String, String> NAMES =
            Map.of("stop", "stop_sequences", "max_completion_tokens", "max_tokens");
    private static final Set<String> LISTS = Set.of("stop_sequences");

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        Conversation conversation = new Conversation(request, profile);
        ObjectNode body = OpenAiBody.start(request, profile);
        body.put("max_tokens", MAX_TOKENS);
        String system = conversation.system();
        if (!system.isEmpty()) {
            body.put("system", system);
        }
        ArrayNode messages = body.putArray("messages");
        conversation.turns().forEach(message -> addMessage(messages, message, profile));
        if (stream) {
            body.put("stream", true);
        }
        Parameters.into(body, request, NAMES, LISTS);
        return WireRequest.json(ProtocolPath.of(profile, request), body.toString(), stream)
                .withHeaders(HEADERS);
    }

    @Override
    public ModelListing models() {
        return ModelListing.ANTHROPIC;
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new AnthropicDecoder();
    }

    /** Messages of one side that follow each other are one turn: all results of parallel calls must be in the same. */
    private static void addMessage(ArrayNode messages, ChatMessage message, EndpointProfile profile) {
        String role = message.role() == Role.ASSISTANT ? "assistant" : "user";
        JsonNode last = messages.path(messages.size() - 1);
        boolean goesOn = role.equals(last.path("role").asString(""));
        ArrayNode content = goesOn ? blocks((ObjectNode) last) : Json.MAPPER.createArrayNode();
        message.parts().forEach(part -> addBlock(content, part, profile));
        if (goesOn || content.isEmpty()) {
            return; // the API refuses messages that say nothing
        }
        ObjectNode node = messages.addObject().put("role", role);
        boolean onlyText =
                content.size() == 1 && content.get(0).path("type").stringValue().equals("text");
        if (onlyText) {
            node.set("content", content.get(0).path("text"));
        } else {
            node.set("content", content);
        }
    }

    /** The content of a message as an array, which one text alone is not. */
    private static ArrayNode blocks(ObjectNode message) {
        if (message.get("content") instanceof ArrayNode blocks) {
            return blocks;
        }
        String text = message.path("content").stringValue();
        ArrayNode blocks = message.putArray("content");
        blocks.addObject().put("type", "text").put("text", text);
        return blocks;
    }

    private static void addBlock(ArrayNode content, ContentPart part, EndpointProfile profile) {
        switch (part) {
            case ContentPart.Text text -> addText(content, text.text());
            case ContentPart.Attachment attachment -> addAttachment(content, attachment, profile);
            case ContentPart.ToolCall call ->
                content.addObject()
                        .put("type", "tool_use")
                        .put("id", call.id())
                        .put("name", call.name())
                        .set("input", Conversation.arguments(call));
            case ContentPart.ToolResult result ->
                content.addObject()
                        .put("type", "tool_result")
                        .put("tool_use_id", result.callId())
                        .put("content", result.text());
        }
    }

    /** Empty texts are refused by the API. */
    private static void addText(ArrayNode content, String text) {
        if (!text.isEmpty()) {
            content.addObject().put("type", "text").put("text", text);
        }
    }

    private static void addAttachment(ArrayNode content, ContentPart.Attachment attachment, EndpointProfile profile) {
        if (Attachments.isText(attachment)) {
            addText(content, Attachments.asText(attachment));
        } else if (Attachments.isImage(attachment)) {
            addSource(content.addObject().put("type", "image"), attachment);
        } else if (Attachments.isPdf(attachment)) {
            addSource(content.addObject().put("type", "document").put("title", attachment.name()), attachment);
        } else {
            throw Attachments.refusal(attachment, profile);
        }
    }

    private static void addSource(ObjectNode block, ContentPart.Attachment attachment) {
        block.putObject("source")
                .put("type", "base64")
                .put("media_type", attachment.mediaType())
                .put("data", Attachments.base64(attachment));
    }
}
