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

    final Attaching files;

    private final Later later;
    private final Runnable keep;
    /** What stood here when a message came to be edited. */
    private String setAside = "";

    private boolean filling;
    private boolean changed;
    /** Counts the chats that it was filled from, so that a late timer does not keep for another one. */
    private int filled;

    Composer(ChatParts parts, Subscriptions subscriptions, Runnable keep) {
        this.later = parts.later();
        this.files = new Attaching(parts, this::changed);
        this.keep = keep;
        subscriptions.onChange(draft, text -> changed());
        subscriptions.onChange(systemPrompt, text -> changed());
    }

    /** Whether it differs from what is stored. */
    boolean isChanged() {
        return changed;
    }

    boolean isBlank() {
        return draft.get().isBlank() && systemPrompt.get().isBlank() && files.isEmpty();
    }

    /** What is here is stored now. */
    void kept() {
        changed = false;
    }

    /** Whether there is nothing to send. */
    boolean isEmpty() {
        return draft.get().isBlank() && files.isEmpty();
    }

    /** Shows what is stored of a chat. */
    void fill(String newDraft, String newSystemPrompt, String chatId) {
        filling = true;
        files.show(chatId);
        draft.set(newDraft);
        systemPrompt.set(newSystemPrompt);
        filling = false;
        changed = false;
        filled++;
    }

    /** What was here is on its way; {@code rest} stands here now. */
    void sent(String rest, String newSystemPrompt, String chatId) {
        fill(rest, newSystemPrompt, chatId);
        files.saveOnceStored();
    }

    void edit(TurnViewModel message) {
        if (editing.get() == null) {
            setAside = draft.get();
        }
        editing.set(message);
        draft.set(message.text());
        files.edit(message.turn().attachments());
    }

    /** What was set aside is the draft again. */
    void cancelEdit() {
        if (editing.get() != null) {
            draft.set(endEdit());
            files.saveOnceStored();
        }
    }

    /** Ends an edit, if there is one; what stands here then, which is nothing without one. */
    String endEdit() {
        String rest = editing.get() == null ? "" : setAside;
        editing.set(null);
        setAside = "";
        files.endEdit();
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
