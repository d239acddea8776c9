package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.List;
import java.util.function.Function;

/** A request as one text, for the protocols that have no messages. */
final class PlainPrompt {

    private PlainPrompt() {}

    /**
     * One message as it is; a conversation written out, the way a base model sees dialogues in text.
     *
     * @throws IllegalArgumentException if a message has a file that is not text
     */
    static String dialogue(ChatRequest request, EndpointProfile profile) {
        return dialogue(request.messages(), message -> text(message, profile));
    }

    /**
     * A message as text, with its text files.
     *
     * @throws IllegalArgumentException if it has a file that is not text
     */
    static String text(ChatMessage message, EndpointProfile profile) {
        StringBuilder text = new StringBuilder();
        message.parts().forEach(part -> append(text, part, profile));
        return text.toString();
    }

    /** The same for a protocol that has a place for some files: {@code text} says what a message is as text. */
    static String dialogue(List<ChatMessage> messages, Function<ChatMessage, String> text) {
        if (messages.size() == 1) {
            return text.apply(messages.getFirst());
        }
        StringBuilder prompt = new StringBuilder();
        for (ChatMessage message : messages) {
            String speaker = switch (message.role()) {
                case SYSTEM -> "";
                case USER -> "User: ";
                case ASSISTANT -> "Assistant: ";
                case TOOL -> "Tool: ";
            };
            prompt.append(speaker).append(text.apply(message)).append("\n\n");
        }
        boolean asked = !messages.isEmpty()
                && (messages.getLast().role() == Role.USER || messages.getLast().role() == Role.TOOL);
        return asked ? prompt.append("Assistant:").toString() : prompt.toString();
    }

    /**
     * A part of a message as text.
     *
     * @throws IllegalArgumentException if it is a file that is not text
     */
    static void append(StringBuilder text, ContentPart part, EndpointProfile profile) {
        switch (part) {
            case ContentPart.Text words -> text.append(words.text());
            case ContentPart.ToolCall call ->
                text.append(call.name()).append('(').append(call.arguments()).append(')');
            case ContentPart.ToolResult result -> text.append(result.text());
            case ContentPart.Attachment file -> {
                if (!Attachments.isText(file)) {
                    throw Attachments.refusal(file, profile);
                }
                text.append(text.isEmpty() ? "" : "\n\n")
                        .append(Attachments.asText(file))
                        .append("\n\n");
            }
        }
    }

    /**
     * What was asked last, for the protocols whose every request stands alone.
     *
     * @throws IllegalArgumentException if that message has a file that is not text
     */
    static String last(ChatRequest request, EndpointProfile profile) {
        return text(lastQuestion(request), profile);
    }

    /** The last message of the user, else the last one. */
    static ChatMessage lastQuestion(ChatRequest request) {
        return request.messages().reversed().stream()
                .filter(message -> message.role() == Role.USER)
                .findFirst()
                .orElse(request.messages().getLast());
    }
}
