package dev.parley.client.snippet;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.JsonText;
import dev.parley.client.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads messages and parameters out of the body of a known protocol, by that protocol's reference. Only text is taken over. */
final class RequestReading {
    private final String protocol;
    private final JsonNode body;
    private final Notes notes;
    private final List<ChatMessage> messages = new ArrayList<>();
    private String inputName = "";

    RequestReading(String protocol, JsonNode body, Notes notes) {
        this.protocol = protocol;
        this.body = body;
        this.notes = notes;
    }

    /**
     * {@code null} if there is no message in it.
     *
     * @param streams whether a stream was asked for otherwise than in the body
     */
    @Nullable ChatRequest request(boolean streams) {
        Set<String> read = switch (protocol) {
            case "openai-chat", "ollama-chat" -> messages("messages");
            case "anthropic-messages" -> {
                system(body.path("system"));
                yield with(messages("messages"), "system");
            }
            case "openai-responses" -> {
                system(body.path("instructions"));
                yield with(body.path("input").isArray() ? messages("input") : prompt("input"), "instructions");
            }
            case "gemini" -> gemini();
            case "ollama-generate" -> {
                system(body.path("system"));
                yield with(prompt("prompt"), "system");
            }
            case "openai-speech", "openai-embeddings" -> prompt("input");
            case "kserve-generate" -> prompt("text_input");
            case "kserve-infer" -> tensors();
            default -> prompt("prompt");
        };
        boolean asked = messages.stream().anyMatch(message -> message.role() == Role.USER);
        boolean stream = streams || body.path("stream").asBoolean(false);
        return asked ? new ChatRequest(null, messages, parameters(read), stream) : null;
    }

    private static Set<String> with(Set<String> names, String more) {
        Set<String> all = new java.util.HashSet<>(names);
        all.add(more);
        return all;
    }

    private Set<String> messages(String field) {
        for (JsonNode message : body.path(field)) {
            JsonNode content = message.path("content");
            add(message.path("role").asString(""), content);
            if (message.has("tool_calls")) {
                notes.add("Tool calls in the messages were left out.");
            }
        }
        return Set.of(field);
    }

    private void add(String role, JsonNode content) {
        String text = text(content);
        switch (role) {
            case "system", "developer" -> messages.add(ChatMessage.system(text));
            case "user" -> messages.add(ChatMessage.user(text));
            case "assistant", "model" -> messages.add(ChatMessage.assistant(text));
            default -> notes.add("A message of a role that is neither system, user nor assistant was left out.");
        }
    }

    private void system(JsonNode content) {
        String text = text(content);
        if (!text.isEmpty()) {
            messages.add(ChatMessage.system(text));
        }
    }

    private String text(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (part.path("text").isString()) {
                text.append(part.path("text").stringValue());
            } else {
                notes.add("Attachments in the messages were left out.");
            }
        }
        return text.toString();
    }

    private Set<String> prompt(String field) {
        JsonNode value = body.path(field);
        if (value.isString()) {
            messages.add(ChatMessage.user(value.stringValue()));
        } else if (value.path(0).isString()) {
            messages.add(ChatMessage.user(value.path(0).stringValue()));
            if (value.size() > 1) {
                notes.add("Only the first prompt was taken over.");
            }
        }
        return Set.of(field);
    }

    private Set<String> gemini() {
        for (String name : List.of("systemInstruction", "system_instruction")) {
            system(body.path(name).path("parts"));
        }
        for (JsonNode content : body.path("contents")) {
            add(content.path("role").asString("user"), content.path("parts"));
        }
        return Set.of("contents", "systemInstruction", "system_instruction");
    }

    /** The first text of the first tensor that has one. */
    private Set<String> tensors() {
        for (JsonNode input : body.path("inputs")) {
            JsonNode first = input.path("data").path(0);
            JsonNode text = first.isArray() ? first.path(0) : first;
            if (text.isString() && messages.isEmpty()) {
                messages.add(ChatMessage.user(text.stringValue()));
                inputName = input.path("name").asString("");
            }
        }
        if (body.path("inputs").size() > 1) {
            notes.add("Only the tensor with the prompt was taken over; give the others as the parameter inputs.");
        }
        return Set.of("inputs");
    }

    private Map<String, JsonText> parameters(Set<String> read) {
        Set<String> made = Set.of("model", "stream", "stream_options");
        Map<String, JsonText> parameters = new LinkedHashMap<>();
        if (!inputName.isEmpty()) {
            parameters.put("input_name", JsonText.string(inputName));
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (protocol.startsWith("kserve-") && field.getKey().equals("parameters")) {
                field.getValue()
                        .properties()
                        .forEach(inner -> parameters.put(
                                inner.getKey(), new JsonText(inner.getValue().toString())));
            } else if (!read.contains(field.getKey()) && !made.contains(field.getKey())) {
                parameters.put(field.getKey(), new JsonText(field.getValue().toString()));
            }
        }
        return parameters;
    }
}
