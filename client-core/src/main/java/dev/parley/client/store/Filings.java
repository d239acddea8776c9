package dev.parley.client.store;

import java.util.List;
import java.util.Map;

/**
 * All folders, and where chats are filed.
 *
 * @param folders in the order of their creation
 * @param chats by the id of the chat; a chat that is not filed is not among them
 */
public record Filings(List<ChatFolder> folders, Map<String, Filing> chats) {
    public Filings {
        folders = List.copyOf(folders);
        chats = Map.copyOf(chats);
    }
}
