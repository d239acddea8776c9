package dev.parley.app.history;

import dev.parley.client.store.ChatFolder;
import dev.parley.client.store.SearchHit;
import java.util.List;

/** One line of the list of chats. */
public sealed interface HistoryRow {

    /** The name of a group. */
    record Head(ChatGroup group) implements HistoryRow {}

    /**
     * One chat: what its line shows and no more, so that it is drawn anew only when it looks different.
     *
     * @param within whether it stands below the name of its folder
     */
    record Entry(String id, String title, boolean pinned, Mark mark, List<String> tags, boolean within)
            implements HistoryRow {
        public Entry {
            tags = List.copyOf(tags);
        }
    }

    /** A folder; its chats are the lines below it, unless it is collapsed. */
    record Folder(ChatFolder folder, int count) implements HistoryRow {}

    /**
     * A message in which the search found something.
     *
     * @param title of its chat
     * @param snippet one line of the message
     * @param marks where in it the words stand that were looked for
     */
    record Message(String chatId, String turnId, String title, String snippet, List<SearchHit.Mark> marks)
            implements HistoryRow {
        public Message {
            marks = List.copyOf(marks);
        }
    }

    /** What goes on in a chat. */
    enum Mark {
        NONE,
        /** An answer is on its way. */
        RUNNING,
        /** Its last answer failed. */
        FAILED
    }
}
