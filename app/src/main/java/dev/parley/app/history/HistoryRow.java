package dev.parley.app.history;

import dev.parley.client.transcript.Chat;

/** One line of the list of chats. */
public sealed interface HistoryRow {

    /** The name of a group. */
    record Head(ChatGroup group) implements HistoryRow {}

    /** One chat. */
    record Entry(Chat chat, Mark mark) implements HistoryRow {}

    /** What goes on in a chat. */
    enum Mark {
        NONE,
        /** An answer is on its way. */
        RUNNING,
        /** Its last answer failed. */
        FAILED
    }
}
