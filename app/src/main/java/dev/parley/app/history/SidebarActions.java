package dev.parley.app.history;

import java.util.List;

/** What the sidebar leads to. */
public interface SidebarActions {

    void newChat();

    void open(String chatId);

    /** Opens a chat at one of its messages. */
    void openAt(String chatId, String turnId, String words);

    void hideSidebar();

    /** Asks for the name of a folder that these chats are to be in; they may be none. */
    void newFolder(List<String> chatIds);

    /** Asks for another name of a folder. */
    void renameFolder(String folderId);

    /** Shows the tags of these chats, to change them. */
    void editTags(List<String> chatIds);
}
