package dev.parley.app.history;

import dev.parley.client.store.ChatFolder;
import dev.parley.client.transcript.Chat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The lines of the list of chats. While nothing is looked for, the chats of folders stand in those; pinned ones stay
 * where they are at hand. While something is looked for, all that fits stands by its age.
 */
final class ChatListing {
    private final List<HistoryRow> groups = new ArrayList<>();
    private final List<HistoryRow> folders = new ArrayList<>();

    /** A chat and the form of its title that is searched. */
    record Known(Chat chat, String folded) {
        static Known of(Chat chat) {
            return new Known(chat, TitleSearch.fold(chat.title()));
        }
    }

    /** {@code chats} in the order in which they are to be listed. */
    ChatListing(
            List<Known> chats,
            ChatQuery query,
            ChatFilings filings,
            Function<String, HistoryRow.Mark> marks,
            LocalDate today,
            ZoneId zone) {
        Map<ChatGroup, List<HistoryRow>> byAge = new EnumMap<>(ChatGroup.class);
        Map<String, List<HistoryRow>> byFolder = new HashMap<>();
        for (Known known : chats) {
            Chat chat = known.chat();
            List<String> tags = filings.of(chat.id()).tags();
            if (query.matches(known.folded(), tags)) {
                String folder = chat.pinned() || !query.isEmpty()
                        ? null
                        : filings.of(chat.id()).folderId();
                boolean within = folder != null && filings.folder(folder).isPresent();
                HistoryRow row = new HistoryRow.Entry(
                        chat.id(), chat.title(), chat.pinned(), marks.apply(chat.id()), tags, within);
                if (folder != null && within) {
                    byFolder.computeIfAbsent(folder, id -> new ArrayList<>()).add(row);
                } else {
                    byAge.computeIfAbsent(ChatGroup.of(chat, today, zone), group -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        byAge.forEach((group, rows) -> {
            groups.add(new HistoryRow.Head(group));
            groups.addAll(rows);
        });
        if (query.isEmpty() && !filings.folders().isEmpty()) {
            folders.add(new HistoryRow.Head(ChatGroup.FOLDERS));
            filings.folders().forEach(folder -> add(folder, byFolder.getOrDefault(folder.id(), List.of())));
        }
    }

    private void add(ChatFolder folder, List<HistoryRow> rows) {
        folders.add(new HistoryRow.Folder(folder, rows.size()));
        if (!folder.collapsed()) {
            folders.addAll(rows);
        }
    }

    /** Those that are in no folder, each group with its name above. */
    List<HistoryRow> groups() {
        return groups;
    }

    /** The folders, with their chats below those that are open. */
    List<HistoryRow> folders() {
        return folders;
    }
}
