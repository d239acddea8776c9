package dev.parley.client.store;

import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was read from the disk with the writes on top that are not there yet, so that a read sees every write before it. */
final class HistoryImage {
    static final int WAKES = 20;

    private final Map<String, StoredRow> chats = new LinkedHashMap<>();
    private final Map<String, Turn> turns = new LinkedHashMap<>();
    private final Map<String, List<Duration>> wakes = new LinkedHashMap<>();
    private final @Nullable String chatId;

    /** A chat's row. */
    record StoredRow(Chat chat, boolean hidden) {}

    /** An image with the turns of one chat; of none for {@code null}. */
    HistoryImage(@Nullable String chatId) {
        this.chatId = chatId;
    }

    void put(StoredRow row) {
        chats.put(row.chat().id(), row);
    }

    void put(Turn turn) {
        turns.put(turn.id(), turn);
    }

    void putWake(String profileId, Duration took) {
        List<Duration> latest = wakes.computeIfAbsent(profileId, _ -> new ArrayList<>());
        latest.add(took);
        if (latest.size() > WAKES) {
            latest.removeFirst();
        }
    }

    void apply(HistoryWrite write) {
        switch (write) {
            case HistoryWrite.SaveChat(var chat) -> {
                StoredRow before = chats.get(chat.id());
                put(new StoredRow(chat, before != null && before.hidden()));
            }
            case HistoryWrite.DeleteChat delete -> hide(delete.chatId(), true);
            case HistoryWrite.RestoreChat(var id) -> hide(id, false);
            case HistoryWrite.SaveTurn(var id, var turn) when id.equals(chatId) -> put(turn);
            case HistoryWrite.Append append when append.chatId().equals(chatId) -> append(append);
            case HistoryWrite.DeleteTurn(var id, var turnId) when id.equals(chatId) -> remove(turnId);
            case HistoryWrite.RecordWake wake -> putWake(wake.profileId(), wake.took());
            case HistoryWrite.SaveTurn _, HistoryWrite.Append _, HistoryWrite.DeleteTurn _ -> {}
            case HistoryWrite.SaveFolder _, HistoryWrite.DeleteFolder _, HistoryWrite.FileChat _ -> {}
        }
    }

    private void hide(String id, boolean hidden) {
        chats.computeIfPresent(id, (_, row) -> new StoredRow(row.chat(), hidden));
    }

    private void append(HistoryWrite.Append more) {
        turns.computeIfPresent(more.turnId(), (_, turn) -> longer(turn, more.text(), more.reasoning()));
    }

    static Turn longer(Turn turn, String text, String reasoning) {
        return new Turn(
                turn.id(),
                turn.parentId(),
                turn.role(),
                turn.createdAt(),
                turn.state(),
                turn.text() + text,
                turn.reasoning() + reasoning,
                turn.toolCalls(),
                turn.fault(),
                turn.finishReason(),
                turn.origin(),
                turn.metrics(),
                turn.jobId(),
                turn.attachments());
    }

    private void remove(String turnId) {
        Set<String> gone = new HashSet<>(Set.of(turnId));
        boolean more = turns.containsKey(turnId);
        while (more) {
            more = turns.values().stream()
                    .filter(turn -> turn.parentId() != null && gone.contains(turn.parentId()))
                    .map(turn -> gone.add(turn.id()))
                    .reduce(false, Boolean::logicalOr);
        }
        gone.forEach(turns::remove);
    }

    /** Not hidden, latest first. */
    List<Chat> visibleChats() {
        return chats.values().stream()
                .filter(row -> !row.hidden())
                .map(StoredRow::chat)
                .sorted(Comparator.comparing(Chat::updatedAt).reversed())
                .toList();
    }

    /** {@code null} if unknown or hidden. */
    @Nullable Chat visibleChat(String id) {
        StoredRow row = chats.get(id);
        return row == null || row.hidden() ? null : row.chat();
    }

    List<Turn> turns() {
        return List.copyOf(turns.values());
    }

    List<Duration> wakes(String profileId) {
        return List.copyOf(wakes.getOrDefault(profileId, List.of()));
    }
}
