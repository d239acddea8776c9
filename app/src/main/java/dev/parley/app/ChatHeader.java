package dev.parley.app;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.history.HistoryViewModel;
import dev.parley.app.shell.HeaderChat;
import dev.parley.client.transcript.Chat;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;

/** The open chat, as the header shows it. */
final class ChatHeader implements HeaderChat {
    private final ChatViewModel chat;
    private final HistoryViewModel history;
    private final Runnable editSystemPrompt;
    private final ExportPlace files;
    private final HistoryPlace place;
    private final ReadOnlyBooleanWrapper stored = new ReadOnlyBooleanWrapper(this, "stored");
    private final ReadOnlyBooleanWrapper pinned = new ReadOnlyBooleanWrapper(this, "pinned");

    ChatHeader(
            ChatViewModel chat,
            HistoryViewModel history,
            Runnable editSystemPrompt,
            ExportPlace files,
            HistoryPlace place,
            Subscriptions subscriptions) {
        this.files = files;
        this.place = place;
        this.chat = chat;
        this.history = history;
        this.editSystemPrompt = editSystemPrompt;
        subscriptions.onInvalidated(this::refresh, chat.chatId(), history.rows());
        refresh();
    }

    private void refresh() {
        stored.set(chat.chatId().get() != null);
        pinned.set(chatId().flatMap(history::find).map(Chat::pinned).orElse(false));
    }

    private Optional<String> chatId() {
        return Optional.ofNullable(chat.chatId().get());
    }

    @Override
    public ObservableValue<String> title() {
        return chat.title();
    }

    @Override
    public ObservableValue<Boolean> stored() {
        return stored.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<Boolean> pinned() {
        return pinned.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<Boolean> temporary() {
        return chat.temporary();
    }

    @Override
    public void keep() {
        place.keepTemporary();
    }

    @Override
    public void newTemporary() {
        place.newTemporaryChat();
    }

    @Override
    public void showBranches() {
        place.showBranches();
    }

    @Override
    public void rename(String title) {
        chat.rename(title);
    }

    @Override
    public void editSystemPrompt() {
        editSystemPrompt.run();
    }

    @Override
    public void setPinned(boolean now) {
        chatId().ifPresent(id -> history.setPinned(id, now));
    }

    @Override
    public void export() {
        files.export();
    }

    @Override
    public void importChats() {
        files.importChats();
    }

    @Override
    public void delete() {
        chatId().ifPresent(history::delete);
    }
}
