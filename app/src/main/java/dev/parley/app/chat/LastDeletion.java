package dev.parley.app.chat;

import dev.parley.app.chat.ChatViewModel.Undo;
import dev.parley.client.Role;
import dev.parley.client.transcript.Turn;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What was deleted last, for as long as it can be taken back. For the toolkit's thread. */
final class LastDeletion {
    private static final Duration UNDO = Duration.ofSeconds(10);

    final ReadOnlyObjectWrapper<@Nullable Undo> undo = new ReadOnlyObjectWrapper<>(null);
    private final ChatParts parts;

    LastDeletion(ChatParts parts) {
        this.parts = parts;
    }

    void delete(ChatSession session, Turn top) {
        Deletion deletion = Deletion.of(session, top);
        Undo offered = new Undo(parts.texts().get(top.role() == Role.USER ? "undo.message" : "undo.answer"), () -> {
            undo.set(null);
            deletion.undo();
        });
        undo.set(offered);
        parts.later().after(UNDO, () -> {
            if (offered.equals(undo.get())) {
                undo.set(null);
            }
        });
    }
}
