package dev.parley.app.history;

/** One line of the list of chats. */
public sealed interface HistoryRow {

    /** The name of a group. */
    record Head(ChatGroup group) implements HistoryRow {}

    /** One chat: what its line shows and no more, so that it is drawn anew only when it looks different. */
    record Entry(String id, String title, boolean pinned, Mark mark) implements HistoryRow {}

    /** What goes on in a chat. */
    enum Mark {
        NONE,
        /** An answer is on its way. */
        RUNNING,
        /** Its last answer failed. */
        FAILED
    }
}
