package dev.parley.app.history;

/** What the sidebar leads to. */
public interface SidebarActions {

    void newChat();

    void open(String chatId);

    /** Opens a chat at one of its messages. */
    void openAt(String chatId, String turnId, String words);

    void hideSidebar();
}
