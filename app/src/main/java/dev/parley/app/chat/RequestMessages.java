package dev.parley.app.chat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ContentPart;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
     *
     * @param files what is sent of a file; may block, and what it throws is thrown here
     */
    static List<ChatMessage> of(String systemPrompt, List<Turn> path, Function<TurnAttachment, ContentPart> files) {
        List<ChatMessage> messages = new ArrayList<>();
        if (!systemPrompt.isBlank()) {
            messages.add(ChatMessage.system(systemPrompt));
        }
        for (Turn turn : path) {
            if (!turn.text().isEmpty() || !turn.attachments().isEmpty()) {
                messages.add(message(turn, files));
            }
        }
        return messages;
    }

    /** The files first: that is where models expect what a question is about. */
    private static ChatMessage message(Turn turn, Function<TurnAttachment, ContentPart> files) {
        List<ContentPart> parts = new ArrayList<>();
        turn.attachments().forEach(file -> parts.add(files.apply(file)));
        if (!turn.text().isBlank()) {
            parts.add(new ContentPart.Text(turn.text()));
        }
        return new ChatMessage(turn.role(), parts);
    }
}
