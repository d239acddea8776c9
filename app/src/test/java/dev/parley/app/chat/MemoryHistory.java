package dev.parley.app.chat;

import dev.parley.client.store.ChatFolder;
import dev.parley.client.store.Filing;
import dev.parley.client.store.Filings;
import dev.parley.client.store.History;
import dev.parley.client.store.HistoryHealth;
import dev.parley.client.store.StoreException;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A history in memory that writes down, in order, what it was told. Thread-safe. */
public final class MemoryHistory implements History {
    private final Map<String, Chat> chats = new LinkedHashMap<>();
    private final Map<String, Map<String, Turn>> turns = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Map<String, List<Duration>> wakes = new LinkedHashMap<>();
    private final Map<String, ChatFolder> folders = new LinkedHashMap<>();
    private final Map<String, Filing> filings = new LinkedHashMap<>();
    private final List<String> journal = new ArrayList<>();
    private CompletableFuture<Void> flushed = CompletableFuture.completedFuture(null);

    /** What was written so far, one line each, such as {@code saveTurn ID STREAMING}. */
    public synchronized List<String> journal() {
        return List.copyOf(journal);
    }

    /** From here on {@link #flush} answers with this. */
    public synchronized void flushWith(CompletableFuture<Void> future) {
        flushed = future;
    }

    public synchronized Turn turn(String chatId, String turnId) {
        Turn turn = turns.getOrDefault(chatId, Map.of()).get(turnId);
        if (turn == null) {
            throw new AssertionError("no turn " + turnId + " in " + journal);
        }
        return turn;
    }

    public synchronized List<Turn> turns(String chatId) {
        return List.copyOf(turns.getOrDefault(chatId, Map.of()).values());
    }

    public synchronized Chat chat(String chatId) {
        Chat chat = chats.get(chatId);
        if (chat == null) {
            throw new AssertionError("no chat " + chatId);
        }
        return chat;
    }

    @Override
    public synchronized void saveChat(Chat chat) {
        chats.put(chat.id(), chat);
        journal.add("saveChat " + chat.id() + " draft=" + chat.draft());
    }

    @Override
    public synchronized void saveTurn(String chatId, Turn turn) {
        if (!chats.containsKey(chatId)) {
            throw new AssertionError("a turn of a chat that was not saved");
        }
        turns.computeIfAbsent(chatId, id -> new LinkedHashMap<>()).put(turn.id(), turn);
        journal.add("saveTurn " + turn.role() + " " + turn.state() + " " + turn.text());
    }

    @Override
    public synchronized void append(String chatId, String turnId, String text, String reasoning) {
        Turn old = turn(chatId, turnId);
        Turn longer = new Turn(
                old.id(),
                old.parentId(),
                old.role(),
                old.createdAt(),
                old.state(),
                old.text() + text,
                old.reasoning() + reasoning,
                old.toolCalls(),
                old.fault(),
                old.finishReason(),
                old.origin(),
                old.metrics(),
                old.jobId(),
                old.attachments());
        turns.computeIfAbsent(chatId, id -> new LinkedHashMap<>()).put(turnId, longer);
        journal.add("append " + text + reasoning);
    }

    @Override
    public synchronized void deleteChat(String chatId) {
        hidden.add(chatId);
        journal.add("deleteChat " + chatId);
    }

    @Override
    public synchronized void restoreChat(String chatId) {
        hidden.remove(chatId);
    }

    @Override
    public synchronized void deleteTurn(String chatId, String turnId) {
        Map<String, Turn> of = turns.getOrDefault(chatId, Map.of());
        List<String> next = of.values().stream()
                .filter(turn -> turnId.equals(turn.parentId()))
                .map(Turn::id)
                .toList();
        next.forEach(child -> deleteTurn(chatId, child));
        of.remove(turnId);
    }

    @Override
    public synchronized void saveFolder(ChatFolder folder) {
        folders.put(folder.id(), folder);
    }

    @Override
    public synchronized void deleteFolder(String folderId) {
        folders.remove(folderId);
        filings.replaceAll((id, filing) -> folderId.equals(filing.folderId()) ? filing.withFolder(null) : filing);
    }

    @Override
    public synchronized void file(String chatId, Filing filing) {
        filings.put(chatId, filing);
        filings.values().removeIf(Filing.NONE::equals);
    }

    @Override
    public synchronized CompletableFuture<Filings> filings() {
        return CompletableFuture.completedFuture(new Filings(List.copyOf(folders.values()), filings));
    }

    @Override
    public synchronized void recordWake(String profileId, Duration took) {
        wakes.computeIfAbsent(profileId, id -> new ArrayList<>()).add(took);
    }

    @Override
    public synchronized CompletableFuture<List<Duration>> wakeTimes(String profileId) {
        return CompletableFuture.completedFuture(List.copyOf(wakes.getOrDefault(profileId, List.of())));
    }

    @Override
    public synchronized CompletableFuture<List<Chat>> chats() {
        return CompletableFuture.completedFuture(chats.values().stream()
                .filter(chat -> !hidden.contains(chat.id()))
                .sorted(Comparator.comparing(Chat::updatedAt).reversed())
                .toList());
    }

    @Override
    public synchronized CompletableFuture<StoredChat> load(String chatId) {
        Chat chat = chats.get(chatId);
        return chat == null
                ? CompletableFuture.failedFuture(new StoreException("There is no such chat."))
                : CompletableFuture.completedFuture(new StoredChat(chat, turns(chatId)));
    }

    @Override
    public synchronized CompletableFuture<List<OpenAnswer>> openAnswers() {
        List<OpenAnswer> open = new ArrayList<>();
        turns.forEach((chatId, of) -> of.values().stream()
                .filter(turn -> turn.state() == TurnState.STREAMING)
                .forEach(turn -> open.add(new OpenAnswer(chatId, turn))));
        return CompletableFuture.completedFuture(open);
    }

    @Override
    public synchronized CompletableFuture<Void> flush() {
        journal.add("flush");
        return flushed;
    }

    @Override
    public HistoryHealth health() {
        return new HistoryHealth.Saving();
    }

    @Override
    public AutoCloseable onHealth(Consumer<HistoryHealth> listener) {
        return () -> {};
    }

    @Override
    public void close() {
        // nothing is open
    }
}
