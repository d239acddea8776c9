package dev.parley.client.store;

import dev.parley.client.store.History.OpenAnswer;
import dev.parley.client.store.History.StoredChat;
import dev.parley.client.store.HistoryOpener.Opened;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.TurnState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The history as the store thread has it: the database, as far as it can be used, what waits for it, and when to try
 * again. Everything here runs on that thread.
 */
final class HistorySession {
    private static final Duration KEPT_HIDDEN = Duration.ofDays(30);
    private static final long DAY_NANOS = TimeUnit.HOURS.toNanos(24);

    private final HistoryOpener opener;
    private final HistoryTiming timing;
    private final Consumer<HistoryHealth> publish;
    private final Consumer<Consumer<HistorySession>> post;
    private final PendingWrites pending = new PendingWrites();
    private final Set<String> ownTurns = new HashSet<>();
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

    private @Nullable HistoryStore store;
    private boolean writable;
    /** Nothing will be saved for as long as the program runs. */
    private boolean lasting;

    private @Nullable String readOnly;
    private @Nullable String failure;
    private HistoryHealth.@Nullable Damaged damage;
    private @Nullable HistoryCare care;

    private long due;
    private boolean isDue;
    private long retryAt;
    private Duration retryWait;
    private long careAt;

    /**
     * Not opened yet.
     *
     * @param post hands something to the store thread, to be done later
     */
    HistorySession(
            HistoryOpener opener,
            HistoryTiming timing,
            Consumer<HistoryHealth> publish,
            Consumer<Consumer<HistorySession>> post) {
        this.opener = opener;
        this.timing = timing;
        this.publish = publish;
        this.post = post;
        this.retryWait = timing.firstRetry();
    }

    // Opening.

    void open() {
        careAt = System.nanoTime() + timing.care().toNanos();
        reopen();
        tell();
    }

    private void reopen() {
        closeStore();
        switch (opener.open()) {
            case Opened.Writable(var opened, var damaged) -> {
                opened(opened, true, null, null);
                damage = damaged == null ? damage : damaged;
            }
            case Opened.ReadOnly(var opened, var sentence, var stays) -> {
                opened(opened, false, sentence, null);
                lasting = stays;
            }
            case Opened.Failed(var opened, var sentence) -> opened(opened, false, null, sentence);
        }
        if (!writable) {
            backOff();
        }
    }

    private void opened(
            @Nullable HistoryStore opened, boolean canWrite, @Nullable String whyReadOnly, @Nullable String whyFailed) {
        store = opened;
        writable = canWrite;
        readOnly = whyReadOnly;
        failure = whyFailed;
    }

    private void closeStore() {
        if (care != null) {
            care.close();
            care = null;
        }
        if (store != null) {
            if (writable) {
                store.settle();
            }
            store.close();
            store = null;
        }
        writable = false;
    }

    /** The database is damaged: it is set aside and another one takes its place. */
    private void recover() {
        closeStore();
        try {
            damage = opener.setAside();
        } catch (IOException e) {
            // Opening says what is the matter.
        }
        reopen();
    }

    // Writing.

    void write(HistoryWrite write) {
        pending.add(write);
        long now = System.nanoTime();
        switch (write) {
            case HistoryWrite.Append _ -> {
                if (!isDue) {
                    due = now + timing.journal().toNanos();
                }
            }
            case HistoryWrite.SaveTurn save -> {
                ownTurns.add(save.turn().id());
                due = now;
            }
            default -> due = now;
        }
        isDue = true;
    }

    void flush(CompletableFuture<Void> done) {
        if (lasting) {
            done.completeExceptionally(new StoreException(String.valueOf(readOnly)));
        } else {
            waiting.add(done);
            commit();
        }
    }

    /** Does what is due. */
    void work() {
        long now = System.nanoTime();
        boolean toDo = isRetrying() ? now - retryAt >= 0 : (isDue && now - due >= 0);
        if (toDo) {
            commit();
        }
        if (now - careAt >= 0) {
            careAt = now + DAY_NANOS;
            if (writable) {
                care = HistoryCare.start(opener, outcome -> post.accept(session -> session.cared(outcome)));
            }
        }
    }

    private boolean isRetrying() {
        return !lasting && (!writable || failure != null);
    }

    /** How long there is nothing to do if nothing comes. */
    long idleNanos() {
        long now = System.nanoTime();
        long idle = careAt - now;
        if (isRetrying()) {
            idle = Math.min(idle, retryAt - now);
        } else if (isDue && !lasting) {
            idle = Math.min(idle, due - now);
        }
        return Math.max(0, idle);
    }

    private void commit() {
        isDue = false;
        if (!writable && !lasting) {
            reopen();
        }
        boolean saved = false;
        if (writable && store != null) {
            try {
                save(store);
                saved = true;
            } catch (SQLException e) {
                failed(e);
            }
        }
        // Whoever waited finds the health that goes with the end of the wait.
        tell();
        if (readOnly != null) {
            release(new StoreException(readOnly));
        } else if (saved) {
            release(null);
        }
    }

    private void save(HistoryStore into) throws SQLException {
        if (!pending.isEmpty()) {
            into.write(pending.list());
            pending.clear();
        }
        failure = null;
        retryWait = timing.firstRetry();
    }

    private void release(@Nullable StoreException why) {
        List<CompletableFuture<Void>> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(future -> {
            if (why == null) {
                future.complete(null);
            } else {
                future.completeExceptionally(why);
            }
        });
    }

    private void failed(SQLException e) {
        if (isDamaged(e)) {
            recover();
            // What waits goes to the new one with the next turn of the thread.
            retryAt = System.nanoTime();
            failure = writable ? "Chats are not saved yet, because the history was damaged." : failure;
            return;
        }
        failure = "Chats are not saved, because " + Database.reason(e) + ".";
        // A connection that met a fault of the disk may not know any more what is in the file.
        writable = Database.isPassing(e) && !Database.isDenied(e) && !Database.isDiskFault(e);
        backOff();
    }

    private void backOff() {
        retryAt = System.nanoTime() + retryWait.toNanos();
        Duration twice = retryWait.multipliedBy(2);
        retryWait = twice.compareTo(timing.longestRetry()) < 0 ? twice : timing.longestRetry();
    }

    /** Whether the file is at fault; where the code does not tell, all of the file is looked at. */
    private boolean isDamaged(SQLException e) {
        if (Database.isDamage(e) || Database.isPassing(e) || store == null) {
            return Database.isDamage(e);
        }
        try {
            store.check(() -> false);
            return false;
        } catch (SQLException found) {
            return !Database.isPassing(found);
        }
    }

    // Reading.

    private interface Reader {
        void read(HistoryStore from) throws SQLException;
    }

    /** Reads after all writes so far; what could not be written is to be laid on top by the caller. */
    private void read(Reader reader) {
        if (isDue && writable && failure == null) {
            commit();
        }
        try {
            if (store != null) {
                reader.read(store);
            }
        } catch (SQLException e) {
            if (!writable || !isDamaged(e)) {
                throw new StoreException("The chats could not be read, because " + Database.reason(e) + ".", e);
            }
            recover();
            tell();
            throw new StoreException("The history was damaged and was set aside.", e);
        }
    }

    List<Chat> chats() {
        HistoryImage image = new HistoryImage(null);
        read(from -> from.readChats(image));
        pending.forEach(image::apply);
        return image.visibleChats();
    }

    StoredChat load(String chatId) {
        HistoryImage image = new HistoryImage(chatId);
        read(from -> from.readChat(chatId, image));
        pending.forEach(image::apply);
        Chat chat = image.visibleChat(chatId);
        if (chat == null) {
            throw new StoreException("There is no such chat in the history.");
        }
        return new StoredChat(chat, image.turns());
    }

    /** What could not be written yet is not found. */
    List<SearchHit> search(String query, int limit) {
        List<SearchHit> found = new ArrayList<>();
        read(from -> found.addAll(from.search(SearchWords.of(query), limit)));
        return found;
    }

    List<OpenAnswer> openAnswers() {
        List<String> chats = new ArrayList<>();
        read(from -> chats.addAll(from.streamingChats()));
        List<OpenAnswer> open = new ArrayList<>();
        for (String chatId : chats) {
            HistoryImage image = new HistoryImage(chatId);
            read(from -> from.readChat(chatId, image));
            pending.forEach(image::apply);
            if (image.visibleChat(chatId) != null) {
                image.turns().stream()
                        .filter(turn -> turn.state() == TurnState.STREAMING && !ownTurns.contains(turn.id()))
                        .forEach(turn -> open.add(new OpenAnswer(chatId, turn)));
            }
        }
        return open;
    }

    List<StoredJob> jobs() {
        HistoryJobs jobs = new HistoryJobs();
        read(from -> from.readJobs(jobs));
        pending.forEach(jobs::apply);
        return jobs.latestFirst();
    }

    Filings filings() {
        HistoryFilings filings = new HistoryFilings();
        read(from -> from.readFilings(filings));
        pending.forEach(filings::apply);
        return filings.filings();
    }

    List<Duration> wakeTimes(String profileId) {
        HistoryImage image = new HistoryImage(null);
        read(from -> from.readWakes(image));
        pending.forEach(image::apply);
        return image.wakes(profileId);
    }

    // Care.

    private void cared(HistoryCare.Outcome outcome) {
        if (care == null) {
            return;
        }
        care = null;
        switch (outcome) {
            case DAMAGED -> recover();
            case WHOLE -> purge();
            case UNKNOWN -> {}
        }
        tell();
    }

    private void purge() {
        if (writable && store != null) {
            try {
                store.purge(opener.files().clock().instant().minus(KEPT_HIDDEN));
            } catch (SQLException e) {
                // Another day.
            }
        }
    }

    void restore(Path backup) {
        commit();
        if (!writable || store == null || !pending.isEmpty()) {
            throw new StoreException("The backup cannot be restored, because nothing can be saved at the moment.");
        }
        try {
            List<HistoryWrite> now = store.everything();
            closeStore();
            opener.restore(backup, now);
            damage = null;
        } catch (SQLException e) {
            throw new StoreException("The backup could not be restored; it may be damaged too.", e);
        } catch (IOException e) {
            throw new StoreException("The backup could not be restored: " + HistoryFiles.reason(e) + ".", e);
        } finally {
            reopen();
            tell();
        }
    }

    void dismissDamage() {
        damage = null;
        tell();
    }

    /** For tests, see {@link HistoryStore#tune}. */
    void tune(String pragma) {
        read(from -> from.tune(pragma));
    }

    private void tell() {
        if (readOnly != null) {
            publish.accept(new HistoryHealth.ReadOnly(readOnly));
        } else if (failure != null) {
            publish.accept(new HistoryHealth.Unsaved(failure, pending.size()));
        } else {
            publish.accept(damage != null ? damage : new HistoryHealth.Saving());
        }
    }

    /** Writes what is left, once, and lets go of everything. */
    void close() {
        if (!pending.isEmpty() && !lasting) {
            commit();
        }
        if (!waiting.isEmpty()) {
            release(new StoreException("Chats were not saved before Parley ended."));
        }
        closeStore();
        opener.close();
    }
}
