package dev.parley.app.shell;

import javafx.beans.value.ObservableValue;

/** The chat that is open, as far as the header is concerned. */
public interface HeaderChat {

    /** Empty until there is one. */
    ObservableValue<String> title();

    /** Whether there is something to rename, pin or delete: a new chat is nothing yet. */
    ObservableValue<Boolean> stored();

    ObservableValue<Boolean> pinned();

    /** Whether nothing of it is stored, whatever is said in it. */
    ObservableValue<Boolean> temporary();

    /** Stores a temporary one after all. */
    void keep();

    /** Opens a new one that is temporary. */
    void newTemporary();

    void showBranches();

    void rename(String title);

    void editSystemPrompt();

    void setPinned(boolean pinned);

    /** Into a file. */
    void export();

    /** Chats from a file. */
    void importChats();

    void delete();
}
