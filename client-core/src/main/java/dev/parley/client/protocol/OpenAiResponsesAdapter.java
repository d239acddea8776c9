package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v1/responses} as OpenAI, vLLM and llama.cpp serve it (OpenAI's reference: "Create a model response"). The
 * whole conversation is sent with every request: the servers' own memory of one is for the caller's parameters to ask.
 */
public final class OpenAiResponsesAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        Conversation conversation = new Conversation(request, profile);
        ObjectNode body = OpenAiBody.start(request, profile);
        String system = conversation.system();
        if (!system.isEmpty()) {
            body.put("instructions", system);
        }
        ArrayNode input = body.putArray("input");
        conversation.turns().forEach(message -> addItems(input, message));
        if (stream) {
            body.put("stream", true);
        }
        Parameters.into(body, request);
        return WireRequest.json(ProtocolPath.of(profile, request), body.toString(), stream);
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new OpenAiResponsesDecoder(media);
    }

    /** A call and what a tool answered are items of their own, beside the messages. */
    private static void addItems(ArrayNode input, ChatMessage message) {
        List<ContentPart> said = message.parts().stream()
                .filter(part -> part instanceof ContentPart.Text || part instanceof ContentPart.Attachment)
                .toList();
        if (!said.isEmpty() || message.parts().isEmpty()) {
            addMessage(input, message.role(), said);
        }
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.ToolCall call) {
                input.addObject()
                        .put("type", "function_call")
                        .put("call_id", call.id())
                        .put("name", call.name())
                        .put("arguments", call.arguments());
            } else if (part instanceof ContentPart.ToolResult result) {
                input.addObject()
                        .put("type", "function_call_output")
                        .put("call_id", result.callId())
                        .put("output", result.text());
            }
        }
    }

    /** What the model said goes back in the shape in which it came: some servers take no other. */
    private static void addMessage(ArrayNode input, Role role, List<ContentPart> parts) {
        boolean own = role == Role.ASSISTANT;
        ObjectNode item = input.addObject().put("type", "message").put("role", own ? "assistant" : "user");
        if (own) {
            item.put("id", "msg_" + (input.size() - 1)).put("status", "completed");
        }
        if (!own && parts.size() == 1 && parts.getFirst() instanceof ContentPart.Text text) {
            item.put("content", text.text());
            return;
        }
        ArrayNode content = item.putArray("content");
        for (ContentPart part : parts) {
            if (part instanceof ContentPart.Text text) {
                addText(content, own, text.text());
            } else if (part instanceof ContentPart.Attachment attachment) {
                addAttachment(content, own, attachment);
            }
        }
    }

    private static void addText(ArrayNode content, boolean own, String text) {
        ObjectNode part = content.addObject().put("type", own ? "output_text" : "input_text");
        part.put("text", text);
        if (own) {
            part.putArray("annotations");
        }
    }

    private static void addAttachment(ArrayNode content, boolean own, ContentPart.Attachment attachment) {
        if (Attachments.isText(attachment)) {
            addText(content, own, Attachments.asText(attachment));
        } else if (Attachments.isImage(attachment)) {
            content.addObject().put("type", "input_image").put("image_url", Attachments.dataUri(attachment));
        } else if (Attachments.isAudio(attachment)) {
            content.addObject()
                    .put("type", "input_audio")
                    .putObject("input_audio")
                    .put("data", Attachments.base64(attachment))
                    .put("format", Attachments.audioFormat(attachment));
        } else {
            content.addObject()
                    .put("type", "input_file")
                    .put("filename", attachment.name())
                    .put("file_data", Attachments.dataUri(attachment));
        }
    }
}
