package dev.parley.client.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of the history and their versions. */
final class HistorySchema {
    /** "Parl", in the file's header: tells our files from other programs'. */
    static final int APPLICATION_ID = 0x5061726c;

    private static final String FORMAT = "parley-history";

    /**
     * Times are nanoseconds since 1970. A row's checksum covers its columns but {@code seq}; {@code row_digest} has the
     * count and the sum of the checksums of a set of rows, so that a lost row is noticed too. The text of an answer that
     * streams is in pieces, because SQLite rewrites a whole row to make a text longer.
     */
    private static final SchemaMigration FIRST = new SchemaMigration(
            1,
            List.of(
                    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
                    """
                    CREATE TABLE chat (
                        seq INTEGER PRIMARY KEY,
                        id TEXT NOT NULL UNIQUE,
                        title TEXT NOT NULL,
                        title_by_user INTEGER NOT NULL,
                        created_at INTEGER NOT NULL,
                        updated_at INTEGER NOT NULL,
                        pinned INTEGER NOT NULL,
                        profile_id TEXT,
                        model TEXT,
                        system_prompt TEXT NOT NULL,
                        draft TEXT NOT NULL,
                        queued TEXT NOT NULL,
                        leaf_id TEXT,
                        deleted_at INTEGER,
                        checksum INTEGER NOT NULL)""",
                    """
                    CREATE TABLE turn (
                        seq INTEGER PRIMARY KEY,
                        id TEXT NOT NULL UNIQUE,
                        chat_id TEXT NOT NULL,
                        parent_id TEXT,
                        role TEXT NOT NULL,
                        created_at INTEGER NOT NULL,
                        state TEXT NOT NULL,
                        text TEXT NOT NULL,
                        reasoning TEXT NOT NULL,
                        details TEXT,
                        job_id TEXT,
                        checksum INTEGER NOT NULL)""",
                    "CREATE INDEX turn_of_chat ON turn (chat_id)",
                    "CREATE INDEX turn_of_parent ON turn (parent_id)",
                    "CREATE INDEX turn_streaming ON turn (chat_id) WHERE state = 'STREAMING'",
                    """
                    CREATE TABLE turn_piece (
                        seq INTEGER PRIMARY KEY,
                        chat_id TEXT NOT NULL,
                        turn_id TEXT NOT NULL,
                        text BLOB NOT NULL,
                        reasoning BLOB NOT NULL,
                        checksum INTEGER NOT NULL)""",
                    "CREATE INDEX turn_piece_of_chat ON turn_piece (chat_id)",
                    "CREATE INDEX turn_piece_of_turn ON turn_piece (turn_id)",
                    """
                    CREATE TABLE row_digest (
                        scope TEXT NOT NULL,
                        id TEXT NOT NULL,
                        row_count INTEGER NOT NULL,
                        checksums INTEGER NOT NULL,
                        PRIMARY KEY (scope, id)) WITHOUT ROWID""",
                    "INSERT INTO row_digest VALUES ('chat', '', 0, 0)",
                    """
                    CREATE TABLE wake_time (
                        seq INTEGER PRIMARY KEY,
                        profile_id TEXT NOT NULL,
                        woken_at INTEGER NOT NULL,
                        took_millis INTEGER NOT NULL)""",
                    "CREATE INDEX wake_time_of_profile ON wake_time (profile_id)"));

    /**
     * The index of the texts of turns: it holds groups of three characters and where they stand, not the texts. What is
     * deleted is overwritten in it too.
     */
    private static final SchemaMigration TEXT_INDEX = new SchemaMigration(
            2,
            List.of(
                    """
                    CREATE VIRTUAL TABLE turn_index USING fts5(
                        text, reasoning, content='turn', content_rowid='seq',
                        tokenize='trigram remove_diacritics 1')""",
                    "INSERT INTO turn_index (turn_index, rank) VALUES ('secure-delete', 1)",
                    "INSERT INTO turn_index (turn_index) VALUES ('rebuild')",
                    """
                    CREATE TRIGGER turn_index_insert AFTER INSERT ON turn BEGIN
                        INSERT INTO turn_index (rowid, text, reasoning) VALUES (new.seq, new.text, new.reasoning);
                    END""",
                    """
                    CREATE TRIGGER turn_index_delete AFTER DELETE ON turn BEGIN
                        INSERT INTO turn_index (turn_index, rowid, text, reasoning)
                        VALUES ('delete', old.seq, old.text, old.reasoning);
                    END""",
                    """
                    CREATE TRIGGER turn_index_update AFTER UPDATE ON turn
                    WHEN old.text <> new.text OR old.reasoning <> new.reasoning OR old.seq <> new.seq BEGIN
                        INSERT INTO turn_index (turn_index, rowid, text, reasoning)
                        VALUES ('delete', old.seq, old.text, old.reasoning);
                        INSERT INTO turn_index (rowid, text, reasoning) VALUES (new.seq, new.text, new.reasoning);
                    END"""));

    private static final SchemaMigration JOB_INDEX =
            new SchemaMigration(3, List.of("CREATE INDEX turn_of_job ON turn (created_at) WHERE job_id IS NOT NULL"));

    /** Beside the chats' own rows, whose checksums cover what they always did. */
    private static final SchemaMigration FILING = new SchemaMigration(
            4,
            List.of(
                    """
                    CREATE TABLE chat_folder (
                        seq INTEGER PRIMARY KEY,
                        id TEXT NOT NULL UNIQUE,
                        name TEXT NOT NULL,
                        collapsed INTEGER NOT NULL,
                        checksum INTEGER NOT NULL)""",
                    """
                    CREATE TABLE chat_filing (
                        seq INTEGER PRIMARY KEY,
                        chat_id TEXT NOT NULL UNIQUE,
                        folder_id TEXT,
                        tags TEXT NOT NULL,
                        checksum INTEGER NOT NULL)""",
                    "CREATE INDEX chat_filing_of_folder ON chat_filing (folder_id)",
                    "INSERT INTO row_digest VALUES ('folder', '', 0, 0), ('filing', '', 0, 0)"));

    /** All steps, in their order. */
    static final List<SchemaMigration> MIGRATIONS = List.of(FIRST, TEXT_INDEX, JOB_INDEX, FILING);

    private HistorySchema() {}

    /** What a file is. */
    enum Kind {
        EMPTY,
        CURRENT,
        OLDER,
        NEWER,
        FOREIGN
    }

    static int latest(List<SchemaMigration> migrations) {
        return migrations.getLast().version();
    }

    /**
     * Looks at a file without changing it.
     *
     * @throws SummedRow.DamagedRow if its own statements about its version differ
     */
    static Kind kind(Database database, List<SchemaMigration> migrations) throws SQLException {
        long version = database.number("PRAGMA user_version");
        long application = database.number("PRAGMA application_id");
        boolean anything = database.number("SELECT count(*) FROM sqlite_schema") > 0;
        boolean hasMeta = database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'meta'") > 0;
        if (!anything && version == 0 && application == 0) {
            return Kind.EMPTY;
        }
        String format = hasMeta ? meta(database, "format") : null;
        if (!FORMAT.equals(format) && application != APPLICATION_ID) {
            return Kind.FOREIGN;
        }
        if (!FORMAT.equals(format)
                || application != APPLICATION_ID
                || !Long.toString(version).equals(meta(database, "version"))) {
            throw new SummedRow.DamagedRow("the file's header and its content differ");
        }
        long latest = latest(migrations);
        return version == latest ? Kind.CURRENT : version > latest ? Kind.NEWER : Kind.OLDER;
    }

    private static @Nullable String meta(Database database, String name) throws SQLException {
        return database.first("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name);
    }

    /** Brings an empty or older file up to the last of {@code migrations}, all steps or none. */
    static void migrate(Database database, List<SchemaMigration> migrations) throws SQLException {
        database.transaction(() -> {
            long from = database.number("PRAGMA user_version");
            for (SchemaMigration migration : migrations) {
                if (migration.version() > from) {
                    for (String statement : migration.statements()) {
                        database.run(statement);
                    }
                }
            }
            int version = latest(migrations);
            database.update("INSERT OR REPLACE INTO meta VALUES ('format', ?)", FORMAT);
            database.update("INSERT OR REPLACE INTO meta VALUES ('version', ?)", Integer.toString(version));
            database.run("PRAGMA user_version = " + version);
            database.run("PRAGMA application_id = " + APPLICATION_ID);
        });
    }
}
