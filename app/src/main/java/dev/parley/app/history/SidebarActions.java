package dev.parley.app.history;

/** What the sidebar leads to. */
public interface SidebarActions {

    void newChat();

    void open(String chatId);

    void hideSidebar();
}
