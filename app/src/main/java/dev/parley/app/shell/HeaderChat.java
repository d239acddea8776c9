package dev.parley.app.shell;

import javafx.beans.value.ObservableValue;

/** The chat that is open, as far as the header is concerned. */
public interface HeaderChat {

    /** Empty until there is one. */
    ObservableValue<String> title();

    /** Whether there is something to rename, pin or delete: a new chat is nothing yet. */
    ObservableValue<Boolean> stored();

    ObservableValue<Boolean> pinned();

    void rename(String title);

    void editSystemPrompt();

    void setPinned(boolean pinned);

    /** Into a file. */
    void export();

    /** Chats from a file. */
    void importChats();

    void delete();
}
