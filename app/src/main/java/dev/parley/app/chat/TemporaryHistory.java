package dev.parley.app.chat;

import dev.parley.client.store.ChatFolder;
import dev.parley.client.store.Filing;
import dev.parley.client.store.Filings;
import dev.parley.client.store.History;
import dev.parley.client.store.HistoryHealth;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What one chat writes to in the place of the history while nothing of it is to be stored. It holds the turns as they are
 * written, so that all of the chat, with an answer that is on its way, can be stored after all. Thread-safe.
 */
final class TemporaryHistory implements History {
    private final History real;
    private final Map<String, Turn> turns = new LinkedHashMap<>();
    private final Map<String, Pieces> pieces = new HashMap<>();
    private boolean kept;

    private record Pieces(StringBuilder text, StringBuilder reasoning) {}

    /** {@code real} is read from, and written to from {@link #keep} on. */
    TemporaryHistory(History real) {
        this.real = real;
    }

    /** Stores the chat with all of its turns; from now on its writes are those of the history. */
    synchronized void keep(Chat chat) {
        if (!kept) {
            kept = true;
            real.saveChat(chat);
            turns.values().forEach(turn -> real.saveTurn(chat.id(), turn));
            pieces.forEach((turnId, more) -> real.append(
                    chat.id(), turnId, more.text().toString(), more.reasoning().toString()));
            forget();
        }
    }

    synchronized boolean isKept() {
        return kept;
    }

    /** Nothing of the chat is left here. */
    synchronized void forget() {
        turns.clear();
        pieces.clear();
    }

    @Override
    public synchronized void saveChat(Chat chat) {
        if (kept) {
            real.saveChat(chat);
        }
    }

    @Override
    public synchronized void saveTurn(String chatId, Turn turn) {
        if (kept) {
            real.saveTurn(chatId, turn);
        } else {
            turns.put(turn.id(), turn);
            pieces.remove(turn.id());
        }
    }

    @Override
    public synchronized void append(String chatId, String turnId, String text, String reasoning) {
        if (kept) {
            real.append(chatId, turnId, text, reasoning);
        } else {
            Pieces more = pieces.computeIfAbsent(turnId, id -> new Pieces(new StringBuilder(), new StringBuilder()));
            more.text().append(text);
            more.reasoning().append(reasoning);
        }
    }

    @Override
    public synchronized void deleteChat(String chatId) {
        if (kept) {
            real.deleteChat(chatId);
        } else {
            forget();
        }
    }

    @Override
    public synchronized void restoreChat(String chatId) {
        if (kept) {
            real.restoreChat(chatId);
        }
    }

    @Override
    public synchronized void deleteTurn(String chatId, String turnId) {
        if (kept) {
            real.deleteTurn(chatId, turnId);
        } else {
            List<String> next = turns.values().stream()
                    .filter(turn -> turnId.equals(turn.parentId()))
                    .map(Turn::id)
                    .toList();
            turns.remove(turnId);
            pieces.remove(turnId);
            next.forEach(child -> deleteTurn(chatId, child));
        }
    }

    @Override
    public void saveFolder(ChatFolder folder) {
        real.saveFolder(folder);
    }

    @Override
    public void deleteFolder(String folderId) {
        real.deleteFolder(folderId);
    }

    @Override
    public synchronized void file(String chatId, Filing filing) {
        if (kept) {
            real.file(chatId, filing);
        }
    }

    @Override
    public CompletableFuture<Filings> filings() {
        return real.filings();
    }

    /** How long an endpoint takes to wake says nothing of the chat. */
    @Override
    public void recordWake(String profileId, Duration took) {
        real.recordWake(profileId, took);
    }

    @Override
    public CompletableFuture<List<Duration>> wakeTimes(String profileId) {
        return real.wakeTimes(profileId);
    }

    @Override
    public CompletableFuture<List<Chat>> chats() {
        return real.chats();
    }

    @Override
    public CompletableFuture<StoredChat> load(String chatId) {
        return real.load(chatId);
    }

    @Override
    public CompletableFuture<List<OpenAnswer>> openAnswers() {
        return real.openAnswers();
    }

    /** Nothing waits to be written while the chat is not kept. */
    @Override
    public CompletableFuture<Void> flush() {
        return isKept() ? real.flush() : CompletableFuture.completedFuture(null);
    }

    @Override
    public HistoryHealth health() {
        return real.health();
    }

    @Override
    public AutoCloseable onHealth(Consumer<HistoryHealth> listener) {
        return real.onHealth(listener);
    }

    /** It is not this one's to close. */
    @Override
    public void close() {
        forget();
    }
}
