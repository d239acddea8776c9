package dev.parley.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Checks all of the database and makes the day's backup, with a connection and on a thread of its own, so that neither
 * the start nor an answer that streams waits for it.
 */
final class HistoryCare implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HistoryOpener opener;
    private final Consumer<Outcome> done;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;

    /** What was found. */
    enum Outcome {
        WHOLE,
        DAMAGED,
        /** It could not be told, or it was stopped. */
        UNKNOWN
    }

    private HistoryCare(HistoryOpener opener, Consumer<Outcome> done) {
        this.opener = opener;
        this.done = done;
        this.thread = Thread.ofPlatform().name("store-care").daemon().unstarted(this::run);
    }

    /** Starts at once; {@code done} is called on a thread of its own. */
    static HistoryCare start(HistoryOpener opener, Consumer<Outcome> done) {
        HistoryCare care = new HistoryCare(opener, done);
        care.thread.start();
        return care;
    }

    private void run() {
        Outcome outcome = checked();
        if (!stopped.get()) {
            done.accept(outcome);
        }
    }

    private Outcome checked() {
        HistoryFiles files = opener.files();
        try (Database database = Database.readOnly(files.database())) {
            HistoryStore store = new HistoryStore(database);
            database.snapshot(() -> store.check(stopped::get));
            if (!stopped.get() && files.isBackupDue()) {
                backUp(store, files);
            }
            return Outcome.WHOLE;
        } catch (SQLException e) {
            return Database.isPassing(e) ? Outcome.UNKNOWN : Outcome.DAMAGED;
        } catch (IOException e) {
            // No room for a backup. The history itself says when there is none for what matters more.
            return Outcome.UNKNOWN;
        }
    }

    private void backUp(HistoryStore store, HistoryFiles files) throws SQLException, IOException {
        Path copy = files.newFile(".daily.tmp");
        try {
            store.copyTo(copy);
            if (!stopped.get() && opener.isWhole(copy)) {
                files.keepBackup(copy);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Stops it and waits a little for that. */
    @Override
    public void close() {
        stopped.set(true);
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
