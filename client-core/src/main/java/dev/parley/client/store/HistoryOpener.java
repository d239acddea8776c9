package dev.parley.client.store;

import dev.parley.client.store.HistorySchema.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the database as far as that is possible, and deals with what it finds. Blocking, for one thread. */
final class HistoryOpener implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HistoryFiles files;
    private final List<SchemaMigration> migrations;
    private @Nullable LockFile lock;
    /** Once is enough if a migration is tried again and again. */
    private boolean backedUp;

    HistoryOpener(HistoryFiles files, List<SchemaMigration> migrations) {
        this.files = files;
        this.migrations = migrations;
    }

    /** What came of it. */
    sealed interface Opened {

        /** {@code damage}: what was there before could not be used. */
        record Writable(HistoryStore store, HistoryHealth.@Nullable Damaged damage) implements Opened {}

        /**
         * Chats can be read at most.
         *
         * @param store {@code null} if nothing can be read
         * @param sentence why, for people
         * @param lasting whether that stays so for as long as the program runs
         */
        record ReadOnly(@Nullable HistoryStore store, String sentence, boolean lasting) implements Opened {}

        /** The disk has no room or does not work at the moment; what can be read can be read. */
        record Failed(@Nullable HistoryStore store, String sentence) implements Opened {}
    }

    Opened open() {
        try {
            files.createFolder();
            if (lock == null) {
                lock = LockFile.tryAcquire(files.lock(), PATIENCE);
            }
            if (lock == null) {
                return new Opened.ReadOnly(
                        reader(), "Chats are not saved here, because Parley is open a second time.", true);
            }
            return openLocked();
        } catch (IOException e) {
            return new Opened.ReadOnly(reader(), "Chats are not saved, because " + HistoryFiles.reason(e) + ".", false);
        }
    }

    private Opened openLocked() throws IOException {
        boolean created = files.createDatabase();
        try {
            return openWhole(created, null);
        } catch (SQLException e) {
            return isFilesFault(e) ? openAnew() : passing(e);
        }
    }

    /** A step of the schema that fails is our fault: the file is whole, and is left where it is. */
    private boolean isFilesFault(SQLException e) {
        if (Database.isDamage(e) || Database.isPassing(e)) {
            return Database.isDamage(e);
        }
        try (Database database = Database.readOnly(files.database())) {
            return !isWhole(database);
        } catch (SQLException unreadable) {
            return !Database.isPassing(unreadable);
        }
    }

    private Opened openAnew() throws IOException {
        HistoryHealth.Damaged damage = setAside();
        try {
            return openWhole(true, damage);
        } catch (SQLException e) {
            return passing(e);
        }
    }

    /** Moves the database away, which nothing may have open, and looks for the newest whole backup. */
    HistoryHealth.Damaged setAside() throws IOException {
        Path aside = files.setAside("damaged");
        files.createDatabase();
        return new HistoryHealth.Damaged(aside, newestWholeBackup());
    }

    private Opened openWhole(boolean created, HistoryHealth.@Nullable Damaged damage) throws SQLException, IOException {
        Kind kind = look(created);
        return switch (kind) {
            case NEWER ->
                new Opened.ReadOnly(
                        reader(), "Chats are not saved, because a newer version of Parley wrote them.", true);
            case FOREIGN ->
                new Opened.ReadOnly(
                        null,
                        "Chats are not saved, because " + files.database() + " belongs to another program.",
                        true);
            case EMPTY, OLDER, CURRENT -> new Opened.Writable(writer(kind), damage);
        };
    }

    /** With a connection that cannot write: one that can would change the file even when it is closed. */
    private Kind look(boolean created) throws SQLException, IOException {
        if (!created && files.isEmpty() && !files.backups().isEmpty()) {
            throw new SummedRow.DamagedRow("the file is empty");
        }
        if (created) {
            return Kind.EMPTY;
        }
        try (Database database = Database.readOnly(files.database())) {
            return HistorySchema.kind(database, migrations);
        }
    }

    private HistoryStore writer(Kind kind) throws SQLException, IOException {
        Database database = Database.writable(files.database());
        boolean opened = false;
        try {
            HistoryStore store = new HistoryStore(database);
            database.useWriteAheadLog();
            if (kind == Kind.OLDER && !backedUp) {
                backUp(store);
                backedUp = true;
            }
            if (kind != Kind.CURRENT) {
                HistorySchema.migrate(database, migrations);
            }
            opened = true;
            return store;
        } finally {
            if (!opened) {
                database.closeQuietly();
            }
        }
    }

    private Opened passing(SQLException e) {
        String sentence = "Chats are not saved, because " + Database.reason(e) + ".";
        return Database.isDenied(e)
                ? new Opened.ReadOnly(reader(), sentence, false)
                : new Opened.Failed(reader(), sentence);
    }

    /** {@code null} if nothing of ours can be read. */
    private @Nullable HistoryStore reader() {
        if (!Files.isRegularFile(files.database())) {
            return null;
        }
        HistoryStore shared = readable(false);
        return shared != null ? shared : readable(true);
    }

    private @Nullable HistoryStore readable(boolean immutable) {
        try {
            Database database = immutable ? Database.immutable(files.database()) : Database.readOnly(files.database());
            HistoryStore store = new HistoryStore(database);
            try {
                store.readChats(new HistoryImage(null));
                return store;
            } catch (SQLException e) {
                store.close();
                return null;
            }
        } catch (SQLException e) {
            return null;
        }
    }

    /** Copies all of it to the backups. */
    void backUp(HistoryStore store) throws SQLException, IOException {
        Path copy = files.newFile(".backup.tmp");
        try {
            store.copyTo(copy);
            files.keepBackup(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private @Nullable Path newestWholeBackup() {
        return files.backups().stream().filter(this::isWhole).findFirst().orElse(null);
    }

    /** Whether a file that nobody writes to is a history that this version can read, with nothing wrong in it. */
    boolean isWhole(Path file) {
        try (Database database = Database.immutable(file)) {
            return isWhole(database);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean isWhole(Database database) {
        try {
            Kind kind = HistorySchema.kind(database, migrations);
            if (kind == Kind.CURRENT) {
                new HistoryStore(database).check(() -> false);
            }
            return kind == Kind.CURRENT || kind == Kind.OLDER;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Puts a copy of {@code backup}, with {@code writes} done on top, in the place of the database, which is closed. */
    void restore(Path backup, List<HistoryWrite> writes) throws SQLException, IOException {
        if (!isWhole(backup)) {
            throw new SummedRow.DamagedRow("the backup is damaged");
        }
        Path copy = files.newFile(".restored.tmp");
        try {
            try (Database source = Database.immutable(backup)) {
                new HistoryStore(source).copyTo(copy);
            }
            try (Database database = Database.writable(copy)) {
                HistorySchema.migrate(database, migrations);
                new HistoryStore(database).write(writes);
            }
            files.replaceDatabase(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    HistoryFiles files() {
        return files;
    }

    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException goneWithTheProcess) {
                // The system lets go of it at the latest when the process ends.
            }
            lock = null;
        }
    }
}
