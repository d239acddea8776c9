package dev.parley.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, in no protocol's words.
 *
 * @param model {@code null}: the profile's model
 * @param messages at least one
 * @param parameters sampling and other parameters under the endpoint's own names, such as {@code temperature}; sent as
 *     they are, in this order
 * @param stream ask for the answer as it is made; an endpoint that cannot stream is asked for the whole
 */
public record ChatRequest(
        @Nullable String model, List<ChatMessage> messages, Map<String, JsonText> parameters, boolean stream) {

    public ChatRequest {
        messages = List.copyOf(messages);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a request needs at least one message");
        }
    }

    /** A streamed request with one user message. */
    public static ChatRequest of(String prompt) {
        return new ChatRequest(null, List.of(ChatMessage.user(prompt)), Map.of(), true);
    }

    public ChatRequest withMessages(List<ChatMessage> newMessages) {
        return new ChatRequest(model, newMessages, parameters, stream);
    }

    public ChatRequest withStream(boolean newStream) {
        return new ChatRequest(model, messages, parameters, newStream);
    }
}
