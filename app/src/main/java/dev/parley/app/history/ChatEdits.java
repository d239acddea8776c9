package dev.parley.app.history;

import dev.parley.client.transcript.Chat;
import java.util.function.UnaryOperator;

/** Changes a chat's own fields where they are kept: in memory if it is open or answering, else in the history. */
@FunctionalInterface
public interface ChatEdits {
    void update(String chatId, UnaryOperator<Chat> change);
}
