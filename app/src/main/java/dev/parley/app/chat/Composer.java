package dev.parley.app.chat;

import dev.parley.app.fx.Subscriptions;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the person writes and has not sent. Says half a second after a change that it is to be kept. */
final class Composer {
    /** What is typed is on its way to the disk after this long. */
    private static final Duration WAIT = Duration.ofMillis(500);

    final StringProperty draft = new SimpleStringProperty("");
    final StringProperty systemPrompt = new SimpleStringProperty("");
    final ReadOnlyObjectWrapper<@Nullable TurnViewModel> editing = new ReadOnlyObjectWrapper<>(null);

    private final Later later;
    private final Runnable keep;
    /** What stood here when a message came to be edited. */
    private String setAside = "";

    private boolean filling;
    private boolean changed;
    /** Counts the chats that it was filled from, so that a late timer does not keep for another one. */
    private int filled;

    Composer(Later later, Subscriptions subscriptions, Runnable keep) {
        this.later = later;
        this.keep = keep;
        subscriptions.onChange(draft, text -> changed());
        subscriptions.onChange(systemPrompt, text -> changed());
    }

    /** Whether it differs from what is stored. */
    boolean isChanged() {
        return changed;
    }

    boolean isBlank() {
        return draft.get().isBlank() && systemPrompt.get().isBlank();
    }

    /** What is here is stored now. */
    void kept() {
        changed = false;
    }

    /** Shows what is stored of a chat. */
    void fill(String newDraft, String newSystemPrompt) {
        filling = true;
        draft.set(newDraft);
        systemPrompt.set(newSystemPrompt);
        filling = false;
        changed = false;
        filled++;
    }

    void edit(TurnViewModel message) {
        if (editing.get() == null) {
            setAside = draft.get();
        }
        editing.set(message);
        draft.set(message.text());
    }

    /** What was set aside is the draft again. */
    void cancelEdit() {
        if (editing.get() != null) {
            draft.set(endEdit());
        }
    }

    /** Ends an edit, if there is one; what stands here then, which is nothing without one. */
    String endEdit() {
        String rest = editing.get() == null ? "" : setAside;
        editing.set(null);
        setAside = "";
        return rest;
    }

    /** Puts a text before what stands here. */
    void prepend(String text) {
        draft.set(draft.get().isBlank() ? text : text + "\n\n" + draft.get());
    }

    private void changed() {
        if (filling || changed) {
            return;
        }
        changed = true;
        int now = filled;
        later.after(WAIT, () -> {
            if (filled == now && changed) {
                keep.run();
            }
        });
    }
}
