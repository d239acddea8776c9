package dev.parley.client.store;

import dev.parley.client.store.HistoryImage.StoredRow;
import dev.parley.client.store.SummedRow.DamagedRow;
import dev.parley.client.transcript.Turn;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The history's database. Blocking, for one thread. What is read is what was written: every row has a checksum, and of
 * the chats and of the turns of each chat the count and the sum of the checksums are known, else
 * {@link DamagedRow} is thrown.
 */
final class HistoryStore implements AutoCloseable {
    private static final String CHATS = "chat";
    private static final String TURNS = "turn";
    private static final String PIECES = "piece";

    private final Database database;
    private final RowDigest digest;
    private final FilingStore filing;

    HistoryStore(Database database) {
        this.database = database;
        digest = new RowDigest(database);
        filing = new FilingStore(database);
    }

    /** All of the writes or none. */
    void write(List<HistoryWrite> writes) throws SQLException {
        database.transaction(() -> {
            for (HistoryWrite write : writes) {
                apply(write);
            }
        });
    }

    private void apply(HistoryWrite write) throws SQLException {
        switch (write) {
            case HistoryWrite.SaveChat(var chat) -> saveChat(chat.id(), HistoryRows.row(chat, deletedAt(chat.id())));
            case HistoryWrite.SaveTurn(var chatId, var turn) -> saveTurn(chatId, turn);
            case HistoryWrite.Append append -> append(append);
            case HistoryWrite.DeleteChat(var chatId, var at) -> setDeletedAt(chatId, HistoryRows.nanos(at));
            case HistoryWrite.RestoreChat(var chatId) -> setDeletedAt(chatId, null);
            case HistoryWrite.DeleteTurn(var chatId, var turnId) -> deleteTurn(chatId, turnId);
            case HistoryWrite.SaveFolder(var folder) -> filing.saveFolder(folder);
            case HistoryWrite.DeleteFolder(var id) -> filing.deleteFolder(id);
            case HistoryWrite.FileChat(var chatId, var where) -> filing.file(chatId, where);
            case HistoryWrite.RecordWake(var profileId, var at, var took) -> recordWake(profileId, at, took);
        }
    }

    private void saveChat(String id, SummedRow row) throws SQLException {
        Long before = digest.checksum("SELECT checksum FROM chat WHERE id = ?", id);
        if (before == null) {
            database.updateRow(
                    "INSERT INTO chat (" + HistoryRows.CHAT_COLUMNS
                            + ", checksum) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    row);
            // Its turns may have come first.
            database.update("INSERT OR IGNORE INTO row_digest VALUES (?, ?, 0, 0)", TURNS, id);
        } else {
            database.updateRow(
                    "UPDATE chat SET (" + HistoryRows.CHAT_COLUMNS
                            + ", checksum) = (?,?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?",
                    row,
                    id);
        }
        digest.count(CHATS, "", before == null ? 1 : 0, row.sum() - orZero(before));
    }

    private @Nullable SummedRow chatRow(String id) throws SQLException {
        return database.first(
                "SELECT " + HistoryRows.CHAT_COLUMNS + ", checksum FROM chat WHERE id = ?",
                row -> SummedRow.read(row, 1, HistoryRows.CHAT_COUNT),
                id);
    }

    private @Nullable Long deletedAt(String chatId) throws SQLException {
        SummedRow row = chatRow(chatId);
        return row == null ? null : HistoryRows.deletedAt(row);
    }

    private void setDeletedAt(String chatId, @Nullable Long at) throws SQLException {
        SummedRow row = chatRow(chatId);
        if (row != null) {
            saveChat(chatId, HistoryRows.row(HistoryRows.chat(row), at));
        }
    }

    private void saveTurn(String chatId, Turn turn) throws SQLException {
        dropPieces(chatId, turn.id());
        SummedRow row = HistoryRows.row(chatId, turn);
        Long before = digest.checksum("SELECT checksum FROM turn WHERE id = ?", turn.id());
        if (before == null) {
            database.updateRow(
                    "INSERT INTO turn (" + HistoryRows.TURN_COLUMNS + ", checksum) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                    row);
        } else {
            database.updateRow(
                    "UPDATE turn SET (" + HistoryRows.TURN_COLUMNS
                            + ", checksum) = (?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?",
                    row,
                    turn.id());
        }
        digest.count(TURNS, chatId, before == null ? 1 : 0, row.sum() - orZero(before));
    }

    private void append(HistoryWrite.Append append) throws SQLException {
        boolean known = database.number("SELECT count(*) FROM turn WHERE id = ?", append.turnId()) > 0;
        if (known) {
            SummedRow row = HistoryRows.row(append);
            database.updateRow(
                    "INSERT INTO turn_piece (" + HistoryRows.PIECE_COLUMNS + ", checksum) VALUES (?,?,?,?,?)", row);
            digest.count(PIECES, append.chatId(), 1, row.sum());
        }
    }

    private void dropPieces(String chatId, String turnId) throws SQLException {
        List<Long> sums =
                database.list("SELECT checksum FROM turn_piece WHERE turn_id = ?", row -> row.getLong(1), turnId);
        if (!sums.isEmpty()) {
            database.update("DELETE FROM turn_piece WHERE turn_id = ?", turnId);
            digest.count(PIECES, chatId, -sums.size(), -sum(sums));
        }
    }

    private void deleteTurn(String chatId, String turnId) throws SQLException {
        List<String> gone = database.list("""
                WITH RECURSIVE gone (id) AS (
                    SELECT id FROM turn WHERE id = ? AND chat_id = ?
                    UNION SELECT turn.id FROM turn JOIN gone ON turn.parent_id = gone.id)
                SELECT id FROM gone""", row -> row.getString(1), turnId, chatId);
        for (String id : gone) {
            dropPieces(chatId, id);
            Long before = digest.checksum("SELECT checksum FROM turn WHERE id = ?", id);
            database.update("DELETE FROM turn WHERE id = ?", id);
            digest.count(TURNS, chatId, -1, -orZero(before));
        }
    }

    private void recordWake(String profileId, Instant at, Duration took) throws SQLException {
        database.update(
                "INSERT INTO wake_time (profile_id, woken_at, took_millis) VALUES (?, ?, ?)",
                profileId,
                HistoryRows.nanos(at),
                took.toMillis());
        database.update("""
                DELETE FROM wake_time WHERE profile_id = ? AND seq NOT IN (
                    SELECT seq FROM wake_time WHERE profile_id = ? ORDER BY seq DESC LIMIT ?)""", profileId, profileId, HistoryImage.WAKES);
    }

    /** Reads all chats, hidden ones too. */
    void readChats(HistoryImage into) throws SQLException {
        List<SummedRow> rows = database.list(
                "SELECT " + HistoryRows.CHAT_COLUMNS + ", checksum FROM chat",
                row -> SummedRow.read(row, 1, HistoryRows.CHAT_COUNT));
        digest.verify(CHATS, "", rows.size(), SummedRow.sum(rows), true);
        rows.forEach(row -> into.put(stored(row)));
    }

    private static StoredRow stored(SummedRow row) {
        return new StoredRow(HistoryRows.chat(row), HistoryRows.deletedAt(row) != null);
    }

    /** Reads a chat, if there is such a one, and its turns with the pieces that came after their last save. */
    void readChat(String chatId, HistoryImage into) throws SQLException {
        SummedRow chat = chatRow(chatId);
        if (chat != null) {
            into.put(stored(chat));
        }
        List<SummedRow> turns = database.list(
                "SELECT " + HistoryRows.TURN_COLUMNS + ", checksum FROM turn WHERE chat_id = ? ORDER BY seq",
                row -> SummedRow.read(row, 1, HistoryRows.TURN_COUNT),
                chatId);
        digest.verify(TURNS, chatId, turns.size(), SummedRow.sum(turns), chat != null);
        Map<String, HistoryWrite.Append> pieces = pieces(chatId);
        for (SummedRow row : turns) {
            Turn turn = HistoryRows.turn(row);
            HistoryWrite.Append more = pieces.get(turn.id());
            into.put(more == null ? turn : HistoryImage.longer(turn, more.text(), more.reasoning()));
        }
    }

    private Map<String, HistoryWrite.Append> pieces(String chatId) throws SQLException {
        List<SummedRow> rows = database.list(
                "SELECT " + HistoryRows.PIECE_COLUMNS + ", checksum FROM turn_piece WHERE chat_id = ? ORDER BY seq",
                row -> SummedRow.read(row, 1, HistoryRows.PIECE_COUNT),
                chatId);
        digest.verify(PIECES, chatId, rows.size(), SummedRow.sum(rows), false);
        PendingWrites joined = new PendingWrites();
        rows.forEach(row -> joined.add(new HistoryWrite.Append(
                chatId, Objects.requireNonNullElse(row.text(1), ""), row.units(2), row.units(3))));
        Map<String, HistoryWrite.Append> byTurn = new HashMap<>();
        joined.forEach(write -> {
            if (write instanceof HistoryWrite.Append append) {
                byTurn.put(append.turnId(), append);
            }
        });
        return byTurn;
    }

    /** Chats in which an answer is on its way. */
    List<String> streamingChats() throws SQLException {
        return database.list("SELECT DISTINCT chat_id FROM turn WHERE state = 'STREAMING'", row -> row.getString(1));
    }

    void readJobs(HistoryJobs into) throws SQLException {
        into.read(database);
    }

    void readFilings(HistoryFilings into) throws SQLException {
        filing.read(into);
    }

    List<SearchHit> search(SearchWords words, int limit) throws SQLException {
        return new HistorySearch(database).search(words, limit);
    }

    void readWakes(HistoryImage into) throws SQLException {
        database.list("SELECT profile_id, took_millis FROM wake_time ORDER BY seq", row -> {
            into.putWake(row.getString(1), Duration.ofMillis(row.getLong(2)));
            return true;
        });
    }

    /** Deletes for good what was hidden before {@code before}, and overwrites where it was. */
    void purge(Instant before) throws SQLException {
        List<String> old = database.list(
                "SELECT id FROM chat WHERE deleted_at < ?", row -> row.getString(1), HistoryRows.nanos(before));
        if (!old.isEmpty()) {
            database.run("PRAGMA secure_delete = ON");
            database.transaction(() -> {
                for (String id : old) {
                    purge(id);
                }
            });
            database.run("PRAGMA secure_delete = OFF");
        }
    }

    private void purge(String chatId) throws SQLException {
        Long before = digest.checksum("SELECT checksum FROM chat WHERE id = ?", chatId);
        database.update("DELETE FROM turn_piece WHERE chat_id = ?", chatId);
        database.update("DELETE FROM turn WHERE chat_id = ?", chatId);
        database.update("DELETE FROM row_digest WHERE id = ? AND scope IN (?, ?)", chatId, TURNS, PIECES);
        database.update("DELETE FROM chat WHERE id = ?", chatId);
        digest.count(CHATS, "", -1, -orZero(before));
        filing.forget(chatId);
    }

    /**
     * Looks at every page and every row.
     *
     * @param stop asked between two chats; then it ends early
     * @throws SQLException if anything is not as it was written
     */
    void check(BooleanSupplier stop) throws SQLException {
        List<String> found = database.list("PRAGMA quick_check(1)", row -> row.getString(1));
        if (!found.equals(List.of("ok"))) {
            throw new DamagedRow("the structure of the file is damaged");
        }
        readChats(new HistoryImage(null));
        filing.read(new HistoryFilings());
        for (String chat : chatIds()) {
            if (stop.getAsBoolean()) {
                return;
            }
            readChat(chat, new HistoryImage(chat));
        }
    }

    /** Of chats, and of turns that have none. */
    private List<String> chatIds() throws SQLException {
        return database.list("""
                SELECT id FROM chat UNION SELECT chat_id FROM turn UNION SELECT chat_id FROM turn_piece
                UNION SELECT id FROM row_digest WHERE scope IN ('turn', 'piece')""", row -> row.getString(1));
    }

    /** All chats, turns and folders, as the writes that would make them. */
    List<HistoryWrite> everything() throws SQLException {
        List<HistoryWrite> all = new ArrayList<>();
        for (String id : chatIds()) {
            SummedRow row = chatRow(id);
            if (row != null) {
                all.add(new HistoryWrite.SaveChat(HistoryRows.chat(row)));
                Long deletedAt = HistoryRows.deletedAt(row);
                all.add(
                        deletedAt == null
                                ? new HistoryWrite.RestoreChat(id)
                                : new HistoryWrite.DeleteChat(id, HistoryRows.instant(deletedAt)));
            }
            HistoryImage image = new HistoryImage(id);
            readChat(id, image);
            image.turns().forEach(turn -> all.add(new HistoryWrite.SaveTurn(id, turn)));
        }
        HistoryFilings filings = new HistoryFilings();
        filing.read(filings);
        all.addAll(filings.writes());
        return all;
    }

    /** Writes all of it to {@code file}, which is empty or not there. */
    void copyTo(Path file) throws SQLException {
        database.update("VACUUM INTO ?", file.toString());
    }

    /** Changes how SQLite works, for tests that need less room than the disk has. */
    void tune(String pragma) throws SQLException {
        database.run(pragma);
    }

    /**
     * Moves what was written from the log to the file itself, as far as nobody is reading it. SQLite does so only when
     * the last one closes the database, and one that may not write leaves the log.
     */
    void settle() {
        try {
            database.run("PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLException staysInTheLog) {
            // Whoever opens the database next reads the log too.
        }
    }

    @Override
    public void close() {
        database.closeQuietly();
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    private static long sum(List<Long> sums) {
        return sums.stream().mapToLong(Long::longValue).sum();
    }
}
