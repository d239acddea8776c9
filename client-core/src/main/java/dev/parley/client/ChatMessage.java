package dev.parley.client;

import java.util.List;
import java.util.stream.Collectors;

/** One message of a conversation. */
public record ChatMessage(Role role, List<ContentPart> parts) {

    public ChatMessage {
        parts = List.copyOf(parts);
    }

    public static ChatMessage system(String text) {
        return text(Role.SYSTEM, text);
    }

    public static ChatMessage user(String text) {
        return text(Role.USER, text);
    }

    public static ChatMessage assistant(String text) {
        return text(Role.ASSISTANT, text);
    }

    public static ChatMessage text(Role role, String text) {
        return new ChatMessage(role, List.of(new ContentPart.Text(text)));
    }

    /** The text parts, joined; attachments and tool calls left out. */
    public String text() {
        return parts.stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .collect(Collectors.joining());
    }
}
