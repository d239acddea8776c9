package dev.parley.app.chat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.JsonText;
import dev.parley.client.Role;
import dev.parley.client.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request that would be sent now, for those who want to see it before. */
final class NextRequest {

    private NextRequest() {}

    /**
     * With the draft as the last message; without one, the request for another answer to the last message.
     *
     * @param path what the draft follows
     * @return {@code null} if nothing was said and nothing is written
     */
    static @Nullable ChatRequest of(
            @Nullable String model,
            String systemPrompt,
            List<Turn> path,
            String draft,
            Map<String, JsonText> parameters) {
        List<ChatMessage> messages;
        String text = draft.stripTrailing();
        if (text.isBlank()) {
            int last = path.size() - 1;
            while (last >= 0 && path.get(last).role() != Role.USER) {
                last--;
            }
            if (last < 0) {
                return null;
            }
            messages = RequestMessages.of(systemPrompt, path.subList(0, last + 1));
        } else {
            messages = new ArrayList<>(RequestMessages.of(systemPrompt, path));
            messages.add(ChatMessage.user(text));
        }
        return new ChatRequest(model, messages, parameters, true);
    }
}
