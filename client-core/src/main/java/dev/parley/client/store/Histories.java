package dev.parley.client.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Opens the history of chats. */
public final class Histories {
    private Histories() {}

    /**
     * Opens the history in {@code folder}, which need not exist. Returns at once and never fails: whatever is wrong with
     * the folder or the file, there is a history, and {@link History#health()} says what it can do; that is known for
     * sure when the first future is complete.
     */
    public static History open(Path folder) {
        return open(folder, Clock.systemUTC());
    }

    /** The same with a clock of its own, which tells the age of backups and of deletions. */
    public static History open(Path folder, Clock clock) {
        return open(folder, clock, HistoryTiming.DEFAULT, HistorySchema.MIGRATIONS);
    }

    static HistoryThread open(Path folder, Clock clock, HistoryTiming timing, List<SchemaMigration> migrations) {
        return HistoryThread.start(new HistoryOpener(new HistoryFiles(folder, clock), migrations), timing);
    }
}
