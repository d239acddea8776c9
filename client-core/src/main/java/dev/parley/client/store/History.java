package dev.parley.client.store;

import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The chats, kept by one store thread. Calls return at once and may come from any thread; writes are done in the order
 * of the calls, so a read sees every write before it. A write that fails is kept in memory and tried again until there
 * is room; {@link #health()} tells. What cannot be saved at all is kept for as long as the program runs. Nothing here throws for a fault of the disk; futures fail with
 * {@link StoreException}.
 */
public interface History extends AutoCloseable {

    /** Saves a chat's own fields, not its turns. */
    void saveChat(Chat chat);

    /** Saves a turn, new or changed. */
    void saveTurn(String chatId, Turn turn);

    /**
     * Appends to a turn that streams. Cheap: pieces are joined and are on the disk within half a second, or with the
     * next {@link #saveTurn} of that turn, which holds them already and takes their place.
     */
    void append(String chatId, String turnId, String text, String reasoning);

    /**
     * Hides a chat and its turns; {@link #restoreChat} brings it back. What was hidden for 30 days goes for good at the
     * next start or day; backups forget it within a week of use more.
     */
    void deleteChat(String chatId);

    void restoreChat(String chatId);

    /** Removes a turn and all that follow it. */
    void deleteTurn(String chatId, String turnId);

    /** Saves a folder, new or changed. */
    void saveFolder(ChatFolder folder);

    /** Deletes a folder; its chats stay, in no folder. */
    void deleteFolder(String folderId);

    /** Files a chat; that of a hidden one is kept with it. */
    void file(String chatId, Filing filing);

    /** The folders and where chats are filed; hidden chats may be among them. */
    CompletableFuture<Filings> filings();

    /** Notes how long a cold endpoint took to wake; the latest 20 per profile are kept. */
    void recordWake(String profileId, Duration took);

    /** The latest wake times of a profile, oldest first. */
    CompletableFuture<List<Duration>> wakeTimes(String profileId);

    /** All chats that are not hidden, latest first. */
    CompletableFuture<List<Chat>> chats();

    /** A chat with all its turns, in the order of their creation; fails with {@link StoreException} if unknown. */
    CompletableFuture<StoredChat> load(String chatId);

    /**
     * The turns, latest first, in which all words of {@code query} stand, in the text or in the thoughts, within whatever
     * word and without regard to case and, from three characters on, accents. Turns of hidden chats are not found. A
     * blank query finds nothing; no character of it has a meaning of its own.
     *
     * @param limit how many there are at most
     */
    default CompletableFuture<List<SearchHit>> search(String query, int limit) {
        return CompletableFuture.failedFuture(new StoreException("This history cannot be searched."));
    }

    /** Answers that were on their way when the program ended: jobs are to be followed, others were cut. */
    CompletableFuture<List<OpenAnswer>> openAnswers();

    /** Answers of jobs in chats that are not hidden, the latest first; of very many the latest thousand. */
    default CompletableFuture<List<StoredJob>> jobs() {
        return CompletableFuture.completedFuture(List.of());
    }

    /** Which attached files the chats refer to; fails where that is not known for sure. */
    default CompletableFuture<AttachmentUse> attachments() {
        return CompletableFuture.failedFuture(new StoreException("This history does not know its files."));
    }

    /**
     * Completes when all that was handed over before is on the disk, synced; it does not wait for the next try of writes
     * that failed, but tries at once. Fails where nothing can be saved.
     */
    CompletableFuture<Void> flush();

    HistoryHealth health();

    /**
     * Brings back what a backup has, such as that of {@link HistoryHealth.Damaged}. What is in the history now stays, on
     * top of it. Chats are to be read again then.
     */
    default CompletableFuture<Void> restoreBackup(Path backup) {
        return CompletableFuture.failedFuture(new StoreException("This history has no backups."));
    }

    /** The person has seen that the history was damaged and goes on with the new one. */
    default void dismissDamage() {}

    /** Tells of every change of {@link #health()}, on the store thread. */
    AutoCloseable onHealth(Consumer<HistoryHealth> listener);

    /** Writes what is left, waiting at most a few seconds, and closes the database. */
    @Override
    void close();

    /** A chat as it is stored. */
    record StoredChat(Chat chat, List<Turn> turns) {
        public StoredChat {
            turns = List.copyOf(turns);
        }
    }

    /** A turn in {@code TurnState.STREAMING} of an earlier run of the program. */
    record OpenAnswer(String chatId, Turn turn) {}
}
