package dev.parley.gateway.demo;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The conversation of a chat request as far as the demo looks at it.
 *
 * @param prompt the last user message's text; {@code ""} if there is none
 * @param attachments parts of that message that are not text
 * @param tokens of the texts of all messages
 * @param toolResult the last message's text, if it comes from a tool
 */
record DemoMessages(
        String prompt,
        int attachments,
        int tokens,
        @Nullable String toolResult) {
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool", "function");

    /** One message's content: its text parts, joined by line ends, and the number of other parts. */
    private record Content(String text, int attachments) {}

    static DemoMessages read(JsonNode body) {
        JsonNode messages = DemoJson.member(body, "messages");
        if (messages == null) {
            throw DemoJson.refusal("'messages' is required.", "messages", "missing_required_parameter");
        }
        if (!messages.isArray() || messages.isEmpty()) {
            throw DemoJson.wrongType("messages", "an array of at least one message");
        }
        Content user = new Content("", 0);
        String toolResult = null;
        int tokens = 0;
        for (int i = 0; i < messages.size(); i++) {
            String at = "messages[" + i + "]";
            String role = role(messages.get(i), at);
            Content content = content(messages.get(i), at, role);
            tokens += DemoTokens.count(content.text());
            user = role.equals("user") ? content : user;
            toolResult = role.equals("tool") || role.equals("function") ? content.text() : null;
        }
        return new DemoMessages(user.text(), user.attachments(), tokens, toolResult);
    }

    private static String role(JsonNode message, String at) {
        JsonNode role = message.get("role");
        if (!message.isObject() || role == null) {
            throw DemoJson.wrongType(at, "an object with a role and a content");
        }
        if (!role.isString() || !ROLES.contains(role.stringValue())) {
            throw DemoJson.wrongType(at + ".role", "one of system, developer, user, assistant, tool");
        }
        return role.stringValue();
    }

    private static Content content(JsonNode message, String at, String role) {
        JsonNode content = DemoJson.member(message, "content");
        if (content == null && role.equals("assistant")) {
            return new Content("", 0); // a tool call has none
        }
        if (content != null && content.isString()) {
            return new Content(content.stringValue(), 0);
        }
        if (content == null || !content.isArray()) {
            throw DemoJson.wrongType(at + ".content", "a string or an array of parts");
        }
        StringBuilder text = new StringBuilder();
        int attachments = 0;
        for (JsonNode part : content) {
            if (!part.path("type").isString()) {
                throw DemoJson.wrongType(at + ".content", "an array of objects with a type");
            }
            if (!part.path("type").stringValue().equals("text")) {
                attachments++;
                continue;
            }
            if (!part.path("text").isString()) {
                throw DemoJson.wrongType(at + ".content[].text", "a string");
            }
            text.append(text.isEmpty() ? "" : "\n").append(part.get("text").stringValue());
        }
        return new Content(text.toString(), attachments);
    }
}
