package dev.parley.client.store;

import dev.parley.client.transcript.Turn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The answers of jobs over all chats, by an index of their own, with what could not be written yet on top. */
final class HistoryJobs {
    static final int MOST = 1_000;
    /** Of a prompt; it names the job, it need not be whole. */
    static final int PROMPT = 200;

    static final String QUERY =
            """
            SELECT chat.title, coalesce(substr(asked.text, 1, %d), ''), %s, turn.checksum
            FROM turn JOIN chat ON chat.id = turn.chat_id LEFT JOIN turn asked ON asked.id = turn.parent_id
            WHERE turn.job_id IS NOT NULL AND chat.deleted_at IS NULL
            ORDER BY turn.created_at DESC LIMIT %d""".formatted(PROMPT, "turn." + HistoryRows.TURN_COLUMNS.replace(", ", ", turn."), MOST);

    private final List<StoredJob> jobs = new ArrayList<>();

    void read(Database database) throws SQLException {
        jobs.addAll(database.list(QUERY, row -> {
            SummedRow turn = SummedRow.read(row, 3, HistoryRows.TURN_COUNT);
            String chatId = turn.text(1);
            return new StoredJob(
                    chatId == null ? "" : chatId, row.getString(1), row.getString(2), HistoryRows.turn(turn));
        }));
    }

    /** Lays a write on top that is not in the database yet. */
    void apply(HistoryWrite write) {
        switch (write) {
            case HistoryWrite.SaveTurn(var chatId, var turn) -> save(chatId, turn);
            case HistoryWrite.DeleteTurn(var chatId, var turnId) -> remove(turnId);
            case HistoryWrite.DeleteChat(var chatId, var at) ->
                jobs.removeIf(job -> job.chatId().equals(chatId));
            default -> {
                // nothing about jobs
            }
        }
    }

    private Optional<StoredJob> find(String turnId) {
        return jobs.stream().filter(job -> job.turn().id().equals(turnId)).findFirst();
    }

    private void remove(String turnId) {
        jobs.removeIf(job -> job.turn().id().equals(turnId));
    }

    private void save(String chatId, Turn turn) {
        Optional<StoredJob> known = find(turn.id());
        remove(turn.id());
        if (turn.jobId() != null) {
            jobs.add(new StoredJob(
                    chatId,
                    known.map(StoredJob::chatTitle).orElse(""),
                    known.map(StoredJob::prompt).orElse(""),
                    turn));
        }
    }

    List<StoredJob> latestFirst() {
        return jobs.stream()
                .sorted(Comparator.comparing((StoredJob job) -> job.turn().createdAt())
                        .reversed())
                .toList();
    }
}
