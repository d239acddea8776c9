package dev.parley.app.chat;

import dev.parley.app.chat.ChatViewModel.Undo;
import dev.parley.client.Role;
import dev.parley.client.transcript.Turn;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Deletes turns, and offers for some seconds to bring the last of them back. For the toolkit's thread. */
final class OfferedUndo {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final ChatParts parts;
    private final ReadOnlyObjectWrapper<@Nullable Undo> undo = new ReadOnlyObjectWrapper<>(null);

    OfferedUndo(ChatParts parts) {
        this.parts = parts;
    }

    ReadOnlyObjectProperty<@Nullable Undo> offered() {
        return undo.getReadOnlyProperty();
    }

    void withdraw() {
        undo.set(null);
    }

    /** Deletes a turn and what follows it. */
    void delete(ChatSession session, Turn top) {
        Deletion deletion = Deletion.of(session, top);
        Undo offered = new Undo(parts.texts().get(top.role() == Role.USER ? "undo.message" : "undo.answer"), () -> {
            undo.set(null);
            deletion.undo();
        });
        undo.set(offered);
        parts.later().after(WAIT, () -> {
            if (offered.equals(undo.get())) {
                undo.set(null);
            }
        });
    }
}
