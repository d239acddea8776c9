package dev.parley.client.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/** A connection to an SQLite file, for one thread. */
final class Database implements AutoCloseable {
    /** SQLite's own result codes. */
    private static final int PERM = 3;

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int INTERRUPT = 9;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int PROTOCOL = 15;
    private static final int AUTH = 23;
    private static final int NOTADB = 26;

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens for writing, with a write-ahead log and every commit synced: a commit that returned survives the end of the
     * process and of the power. The file must exist, so that SQLite does not make one that others can read.
     */
    static Database writable(Path file) throws SQLException {
        Database database = connect(file, "mode=rw");
        try {
            database.run("PRAGMA busy_timeout = 3000");
            database.run("PRAGMA cell_size_check = ON");
            database.run("PRAGMA temp_store = MEMORY");
            database.run("PRAGMA synchronous = FULL");
            database.run("PRAGMA journal_size_limit = 8388608");
            return database;
        } catch (SQLException e) {
            database.closeQuietly();
            throw e;
        }
    }

    /** Only once it is known that the file is ours: this changes it. */
    void useWriteAheadLog() throws SQLException {
        run("PRAGMA journal_mode = WAL");
    }

    /** Opens for reading; the file stays as it is, a shared-memory file may be made beside it. */
    static Database readOnly(Path file) throws SQLException {
        return readOnly(file, "mode=ro");
    }

    /** Opens a file that nobody writes to, in a folder where nothing can be made; its log, if any, is not read. */
    static Database immutable(Path file) throws SQLException {
        return readOnly(file, "mode=ro&immutable=1");
    }

    private static Database readOnly(Path file, String how) throws SQLException {
        Database database = connect(file, how);
        try {
            database.run("PRAGMA busy_timeout = 3000");
            database.run("PRAGMA cell_size_check = ON");
            database.run("PRAGMA temp_store = MEMORY");
            // Opening is lazy: this reads the file.
            database.number("SELECT count(*) FROM sqlite_schema");
            return database;
        } catch (SQLException e) {
            database.closeQuietly();
            throw e;
        }
    }

    private static Database connect(Path file, String how) throws SQLException {
        // By the driver itself: the driver manager makes every driver on the class path, PostgreSQL's too.
        // A URI, because a path may contain what the driver takes for its own options.
        return new Database(
                JDBC.createConnection("jdbc:sqlite:" + file.toUri().toASCIIString() + "?" + how, new Properties()));
    }

    /** What a row becomes. */
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Statements that belong together. */
    interface Work {
        void run() throws SQLException;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All of it or nothing. */
    void transaction(Work work) throws SQLException {
        run("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            work.run();
            run("COMMIT");
            done = true;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    /** Reads that all see the same moment. */
    void snapshot(Work work) throws SQLException {
        run("BEGIN");
        try {
            work.run();
        } finally {
            rollBack();
        }
    }

    private void rollBack() {
        try {
            run("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // A full disk or an I/O error ends the transaction by itself.
        }
    }

    int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Sets the row's columns and its checksum as the first parameters, then the others. */
    void updateRow(String sql, SummedRow row, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = row.bind(statement);
            for (Object parameter : parameters) {
                statement.setObject(next++, parameter);
            }
            statement.executeUpdate();
        }
    }

    <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(mapper.map(rows));
            }
        }
        return all;
    }

    /** The first row; {@code null} if there is none. */
    <T> @Nullable T first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? mapper.map(rows) : null;
        }
    }

    /** The number in the first column of the first row; 0 without a row. */
    long number(String sql, @Nullable Object... parameters) throws SQLException {
        Long found = first(sql, row -> row.getLong(1), parameters);
        return found == null ? 0 : found;
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    void closeQuietly() {
        try {
            close();
        } catch (SQLException nothingLeftToDo) {
            // What was committed is in the file.
        }
    }

    /** Whether the file itself is at fault, and not the disk, its room or somebody else who uses it. */
    static boolean isDamage(SQLException e) {
        return e instanceof SummedRow.DamagedRow || e.getErrorCode() == CORRUPT || e.getErrorCode() == NOTADB;
    }

    /** Whether the fault says nothing about the file: it lies with the disk, its room, or somebody else. */
    static boolean isPassing(SQLException e) {
        return switch (e.getErrorCode()) {
            case PERM, BUSY, LOCKED, READONLY, INTERRUPT, IOERR, FULL, CANTOPEN, PROTOCOL, AUTH -> true;
            default -> false;
        };
    }

    /** Whether the file cannot be written to for as long as its permissions are what they are. */
    static boolean isDenied(SQLException e) {
        return switch (e.getErrorCode()) {
            case PERM, READONLY, CANTOPEN, AUTH -> true;
            default -> false;
        };
    }

    static boolean isDiskFault(SQLException e) {
        return e.getErrorCode() == IOERR;
    }

    /** A clause for people. */
    static String reason(SQLException e) {
        return switch (e.getErrorCode()) {
            case FULL -> "the disk is full";
            case PERM, READONLY, CANTOPEN, AUTH -> "there is no permission to write there";
            case BUSY, LOCKED, PROTOCOL -> "another program is using the file";
            case IOERR -> "the disk reported an error";
            default -> "the database reported an error (" + e.getErrorCode() + ")";
        };
    }
}
