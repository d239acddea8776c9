package dev.parley.app.chat;

import dev.parley.client.ChatMessage;
import dev.parley.client.transcript.Turn;
import java.util.ArrayList;
import java.util.List;

/** What is sent of a chat. */
final class RequestMessages {

    private RequestMessages() {}

    /**
     * The messages up to the last of {@code path}: the system prompt if there is one, then what was said. Answers of
     * which nothing came are left out; so are thoughts, and tool calls, since nobody here answers them.
     *
     * <p>Where the last one is an answer, it is to be continued: a server that continues what it is handed (a "prefill":
     * vLLM, SGLang, llama.cpp and others) goes on where it ends. One that does not answers anew, and what it says is
     * appended all the same.
     */
    static List<ChatMessage> of(String systemPrompt, List<Turn> path) {
        List<ChatMessage> messages = new ArrayList<>();
        if (!systemPrompt.isBlank()) {
            messages.add(ChatMessage.system(systemPrompt));
        }
        for (Turn turn : path) {
            if (!turn.text().isEmpty()) {
                messages.add(ChatMessage.text(turn.role(), turn.text()));
            }
        }
        return messages;
    }
}
