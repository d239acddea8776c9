package dev.parley.client.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Folders, and which chat is filed where, in the history's database; counted and summed as chats are. */
final class FilingStore {
    private static final String FOLDERS = "folder";
    private static final String FILINGS = "filing";
    private static final String FOLDER_COLUMNS = "id, name, collapsed";
    private static final int FOLDER_COUNT = 3;
    private static final String FILING_COLUMNS = "chat_id, folder_id, tags";
    private static final int FILING_COUNT = 3;

    private final Database database;
    private final RowDigest digest;

    FilingStore(Database database) {
        this.database = database;
        digest = new RowDigest(database);
    }

    void saveFolder(ChatFolder folder) throws SQLException {
        SummedRow row = new SummedRow().text(folder.id()).text(folder.name()).number(folder.collapsed() ? 1L : 0L);
        Long before = digest.checksum("SELECT checksum FROM chat_folder WHERE id = ?", folder.id());
        if (before == null) {
            database.updateRow("INSERT INTO chat_folder (" + FOLDER_COLUMNS + ", checksum) VALUES (?,?,?,?)", row);
            digest.count(FOLDERS, "", 1, row.sum());
        } else {
            database.updateRow(
                    "UPDATE chat_folder SET (" + FOLDER_COLUMNS + ", checksum) = (?,?,?,?) WHERE id = ?",
                    row,
                    folder.id());
            digest.count(FOLDERS, "", 0, row.sum() - before);
        }
    }

    /** Its chats are in none then. */
    void deleteFolder(String id) throws SQLException {
        for (SummedRow row : filings("WHERE folder_id = ?", id)) {
            file(text(row, 0), new Filing(null, TurnDetails.queued(row.text(2))));
        }
        Long before = digest.checksum("SELECT checksum FROM chat_folder WHERE id = ?", id);
        if (before != null) {
            database.update("DELETE FROM chat_folder WHERE id = ?", id);
            digest.count(FOLDERS, "", -1, -before);
        }
    }

    void file(String chatId, Filing filing) throws SQLException {
        forget(chatId);
        if (!filing.equals(Filing.NONE)) {
            SummedRow row =
                    new SummedRow().text(chatId).text(filing.folderId()).text(TurnDetails.queuedJson(filing.tags()));
            database.updateRow("INSERT INTO chat_filing (" + FILING_COLUMNS + ", checksum) VALUES (?,?,?,?)", row);
            digest.count(FILINGS, "", 1, row.sum());
        }
    }

    void forget(String chatId) throws SQLException {
        Long before = digest.checksum("SELECT checksum FROM chat_filing WHERE chat_id = ?", chatId);
        if (before != null) {
            database.update("DELETE FROM chat_filing WHERE chat_id = ?", chatId);
            digest.count(FILINGS, "", -1, -before);
        }
    }

    void read(HistoryFilings into) throws SQLException {
        // A file of an older version can be read where it cannot be changed.
        if (database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'chat_filing'") == 0) {
            return;
        }
        List<SummedRow> folders = database.list(
                "SELECT " + FOLDER_COLUMNS + ", checksum FROM chat_folder ORDER BY seq",
                row -> SummedRow.read(row, 1, FOLDER_COUNT));
        digest.verify(FOLDERS, "", folders.size(), SummedRow.sum(folders), true);
        folders.forEach(row -> into.put(
                new ChatFolder(text(row, 0), text(row, 1), Objects.requireNonNullElse(row.number(2), 0L) != 0)));
        List<SummedRow> filings = filings("ORDER BY seq");
        digest.verify(FILINGS, "", filings.size(), SummedRow.sum(filings), true);
        filings.forEach(row -> into.put(text(row, 0), new Filing(row.text(1), TurnDetails.queued(row.text(2)))));
    }

    private List<SummedRow> filings(String condition, String... values) throws SQLException {
        return database.list(
                "SELECT " + FILING_COLUMNS + ", checksum FROM chat_filing " + condition,
                row -> SummedRow.read(row, 1, FILING_COUNT),
                (Object[]) values);
    }

    private static String text(SummedRow row, int index) {
        return Objects.requireNonNullElse(row.text(index), "");
    }
}
