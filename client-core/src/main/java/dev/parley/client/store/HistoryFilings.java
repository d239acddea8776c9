package dev.parley.client.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folders and filed chats as they were read, with the writes on top that are not on the disk yet. */
final class HistoryFilings {
    private final Map<String, ChatFolder> folders = new LinkedHashMap<>();
    private final Map<String, Filing> chats = new HashMap<>();

    void put(ChatFolder folder) {
        folders.put(folder.id(), folder);
    }

    void put(String chatId, Filing filing) {
        if (filing.equals(Filing.NONE)) {
            chats.remove(chatId);
        } else {
            chats.put(chatId, filing);
        }
    }

    void apply(HistoryWrite write) {
        switch (write) {
            case HistoryWrite.SaveFolder(var folder) -> put(folder);
            case HistoryWrite.DeleteFolder(var id) -> delete(id);
            case HistoryWrite.FileChat(var chatId, var filing) -> put(chatId, filing);
            default -> {
                // about what the chats say
            }
        }
    }

    private void delete(String folderId) {
        folders.remove(folderId);
        List<String> within = chats.entrySet().stream()
                .filter(entry -> folderId.equals(entry.getValue().folderId()))
                .map(Map.Entry::getKey)
                .toList();
        within.forEach(id -> put(id, chats.getOrDefault(id, Filing.NONE).withFolder(null)));
    }

    Filings filings() {
        return new Filings(new ArrayList<>(folders.values()), chats);
    }

    /** The writes that would make them. */
    List<HistoryWrite> writes() {
        List<HistoryWrite> all = new ArrayList<>();
        folders.values().forEach(folder -> all.add(new HistoryWrite.SaveFolder(folder)));
        chats.forEach((id, filing) -> all.add(new HistoryWrite.FileChat(id, filing)));
        return all;
    }
}
