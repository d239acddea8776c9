package dev.parley.client.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The writes that are not on the disk, in order and no more of them than needed: a later save of a chat or a turn takes
 * the place of the earlier one, pieces of the same answer are joined, and a save of a turn swallows its pieces. Nothing
 * moves across a deletion. So a long outage costs as much memory as its text and not as its events.
 */
final class PendingWrites {
    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Slot> chats = new HashMap<>();
    private final Map<String, Slot> turns = new HashMap<>();
    private final Map<String, Slot> pieces = new HashMap<>();
    private final Map<String, Slot> folders = new HashMap<>();
    private final Map<String, Slot> filings = new HashMap<>();
    private int size;

    /** One place in the order: a write, joined pieces, or nothing any more. */
    private static final class Slot {
        @Nullable HistoryWrite write;

        @Nullable JoinedPieces joined;

        @Nullable HistoryWrite content() {
            return joined == null ? write : joined.toWrite();
        }
    }

    private record JoinedPieces(String chatId, String turnId, StringBuilder text, StringBuilder reasoning) {
        void add(HistoryWrite.Append more) {
            text.append(more.text());
            reasoning.append(more.reasoning());
        }

        HistoryWrite toWrite() {
            return new HistoryWrite.Append(chatId, turnId, text.toString(), reasoning.toString());
        }
    }

    void add(HistoryWrite write) {
        switch (write) {
            case HistoryWrite.SaveChat(var chat) -> put(chats, chat.id(), write);
            case HistoryWrite.SaveTurn(var chatId, var turn) -> {
                drop(pieces.remove(turn.id()));
                put(turns, turn.id(), write);
            }
            case HistoryWrite.Append append -> join(append);
            case HistoryWrite.SaveFolder(var folder) -> put(folders, folder.id(), write);
            case HistoryWrite.FileChat file -> put(filings, file.chatId(), write);
            case HistoryWrite.RecordWake wake -> newSlot().write = wake;
            case HistoryWrite.DeleteChat _,
                    HistoryWrite.RestoreChat _,
                    HistoryWrite.DeleteTurn _,
                    HistoryWrite.DeleteFolder _ -> {
                forgetPlaces();
                newSlot().write = write;
            }
        }
    }

    private void put(Map<String, Slot> index, String key, HistoryWrite write) {
        index.computeIfAbsent(key, _ -> newSlot()).write = write;
    }

    private void join(HistoryWrite.Append append) {
        Slot slot = pieces.computeIfAbsent(append.turnId(), _ -> newSlot());
        if (slot.joined == null) {
            slot.joined = new JoinedPieces(append.chatId(), append.turnId(), new StringBuilder(), new StringBuilder());
        }
        slot.joined.add(append);
    }

    private Slot newSlot() {
        Slot slot = new Slot();
        slots.add(slot);
        size++;
        return slot;
    }

    private void drop(@Nullable Slot slot) {
        if (slot != null) {
            slot.joined = null;
            slot.write = null;
            size--;
        }
    }

    /** In the order in which they are to be done. */
    void forEach(Consumer<HistoryWrite> action) {
        for (Slot slot : slots) {
            HistoryWrite write = slot.content();
            if (write != null) {
                action.accept(write);
            }
        }
    }

    List<HistoryWrite> list() {
        List<HistoryWrite> all = new ArrayList<>();
        forEach(all::add);
        return all;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        slots.clear();
        forgetPlaces();
        size = 0;
    }

    /** What comes from here on takes the place of nothing before. */
    private void forgetPlaces() {
        chats.clear();
        turns.clear();
        pieces.clear();
        folders.clear();
        filings.clear();
    }
}
