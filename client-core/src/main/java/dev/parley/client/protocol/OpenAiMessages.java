package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ContentPart;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages in the shape of OpenAI's chat completions (reference: "Create chat completion", field messages). */
final class OpenAiMessages {

    private OpenAiMessages() {}

    static ArrayNode of(List<ChatMessage> messages) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        messages.forEach(message -> addMessage(array, message));
        return array;
    }

    private static void addMessage(ArrayNode array, ChatMessage message) {
        List<ContentPart.ToolResult> results = message.parts().stream()
                .filter(ContentPart.ToolResult.class::isInstance)
                .map(ContentPart.ToolResult.class::cast)
                .toList();
        for (ContentPart.ToolResult result : results) {
            ObjectNode node = array.addObject();
            node.put("role", "tool");
            node.put("tool_call_id", result.callId());
            node.put("content", result.text());
        }
        if (results.size() == message.parts().size() && !results.isEmpty()) {
            return;
        }
        ObjectNode node = array.addObject();
        node.put("role", message.role().name().toLowerCase(Locale.ROOT));
        content(node, message);
        toolCalls(node, message);
    }

    /** A string where text is all there is: every server takes it, while some refuse the array form. */
    private static void content(ObjectNode node, ChatMessage message) {
        boolean attachments = message.parts().stream().anyMatch(ContentPart.Attachment.class::isInstance);
        if (!attachments) {
            node.put("content", message.text());
            return;
        }
        ArrayNode content = node.putArray("content");
        for (ContentPart part : message.parts()) {
            switch (part) {
                case ContentPart.Text text -> addText(content, text.text());
                case ContentPart.Attachment attachment -> addAttachment(content, attachment);
                case ContentPart.ToolCall call -> {
                    // beside the content
                }
                case ContentPart.ToolResult result -> {
                    // a message of its own
                }
            }
        }
    }

    private static void addText(ArrayNode content, String text) {
        content.addObject().put("type", "text").put("text", text);
    }

    private static void addAttachment(ArrayNode content, ContentPart.Attachment attachment) {
        if (Attachments.isImage(attachment)) {
            content.addObject()
                    .put("type", "image_url")
                    .putObject("image_url")
                    .put("url", Attachments.dataUri(attachment));
        } else if (Attachments.isAudio(attachment)) {
            content.addObject()
                    .put("type", "input_audio")
                    .putObject("input_audio")
                    .put("data", Attachments.base64(attachment))
                    .put("format", Attachments.audioFormat(attachment));
        } else if (Attachments.isText(attachment)) {
            addText(content, Attachments.asText(attachment));
        } else {
            content.addObject()
                    .put("type", "file")
                    .putObject("file")
                    .put("filename", attachment.name())
                    .put("file_data", Attachments.dataUri(attachment));
        }
    }

    private static void toolCalls(ObjectNode node, ChatMessage message) {
        ArrayNode calls = Json.MAPPER.createArrayNode();
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.ToolCall call) {
                calls.addObject()
                        .put("id", call.id())
                        .put("type", "function")
                        .putObject("function")
                        .put("name", call.name())
                        .put("arguments", call.arguments());
            }
        }
        if (!calls.isEmpty()) {
            node.set("tool_calls", calls);
        }
    }
}
