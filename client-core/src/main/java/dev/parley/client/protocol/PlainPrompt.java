package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.List;

/** A request as one text, for the protocols that have no messages. */
final class PlainPrompt {

    private PlainPrompt() {}

    /**
     * One message as it is; a conversation written out, the way a base model sees dialogues in text.
     *
     * @throws IllegalArgumentException if a message has an attachment
     */
    static String dialogue(ChatRequest request, EndpointProfile profile) {
        refuseAttachments(request, profile);
        return dialogue(request.messages());
    }

    static String dialogue(List<ChatMessage> messages) {
        if (messages.size() == 1) {
            return messages.getFirst().text();
        }
        StringBuilder prompt = new StringBuilder();
        for (ChatMessage message : messages) {
            String speaker = switch (message.role()) {
                case SYSTEM -> "";
                case USER -> "User: ";
                case ASSISTANT -> "Assistant: ";
                case TOOL -> "Tool: ";
            };
            prompt.append(speaker).append(message.text()).append("\n\n");
        }
        return messages.getLast().role() == Role.USER
                ? prompt.append("Assistant:").toString()
                : prompt.toString();
    }

    /**
     * What was asked last, for the protocols whose every request stands alone.
     *
     * @throws IllegalArgumentException if that message has an attachment
     */
    static String last(ChatRequest request, EndpointProfile profile) {
        ChatMessage last = lastQuestion(request);
        refuseAttachments(request.withMessages(List.of(last)), profile);
        return last.text();
    }

    /** The last message of the user, else the last one. */
    static ChatMessage lastQuestion(ChatRequest request) {
        return request.messages().reversed().stream()
                .filter(message -> message.role() == Role.USER)
                .findFirst()
                .orElse(request.messages().getLast());
    }

    private static void refuseAttachments(ChatRequest request, EndpointProfile profile) {
        boolean any = request.messages().stream()
                .flatMap(message -> message.parts().stream())
                .anyMatch(ContentPart.Attachment.class::isInstance);
        if (any) {
            throw new IllegalArgumentException(
                    "The protocol " + profile.protocol().id() + " has no place for attached files.");
        }
    }
}
