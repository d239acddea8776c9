package dev.parley.client.store;

import dev.parley.client.transcript.Turn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds turns by the words in their texts, latest first. Words of three characters and more are found by an index of all
 * groups of three characters, which knows no words and so serves every language; shorter ones by reading the texts. What
 * was typed is never part of a statement: words are bound values, and each is one quoted string for the index.
 */
final class HistorySearch {
    static final String INDEX = "turn_index";
    private static final int GROUP = 3;

    private final Database database;

    HistorySearch(Database database) {
        this.database = database;
    }

    /** Turns of chats that are not hidden in which each of the words stands. */
    List<SearchHit> search(SearchWords words, int limit) throws SQLException {
        if (words.isEmpty() || limit <= 0) {
            return List.of();
        }
        boolean indexed = database.number("SELECT count(*) FROM sqlite_schema WHERE name = ?", INDEX) > 0;
        List<@Nullable Object> values = new ArrayList<>();
        String conditions = conditions(words, indexed, values);
        values.add(limit);
        String columns = Objects.requireNonNull(HistoryRows.TURN_COLUMNS).replaceAll("(\\w+)", "turn.$1");
        return database.list(
                "SELECT " + columns + ", turn.checksum, chat.title FROM turn JOIN chat ON chat.id = turn.chat_id"
                        + " WHERE turn.seq IN (SELECT turn.seq FROM turn JOIN chat ON chat.id = turn.chat_id"
                        + " WHERE chat.deleted_at IS NULL" + conditions
                        + " ORDER BY turn.created_at DESC, turn.seq DESC LIMIT ?)"
                        + " ORDER BY turn.created_at DESC, turn.seq DESC",
                row -> hit(row, words),
                values.toArray());
    }

    private static String conditions(SearchWords words, boolean indexed, List<@Nullable Object> values) {
        StringBuilder sql = new StringBuilder();
        List<String> grouped = new ArrayList<>();
        for (String word : words.words()) {
            if (indexed && hasGroup(word)) {
                grouped.add(quoted(word));
            } else {
                sql.append(" AND (turn.text LIKE ? ESCAPE '\\' OR turn.reasoning LIKE ? ESCAPE '\\')");
                values.add(pattern(word));
                values.add(pattern(word));
            }
        }
        if (!grouped.isEmpty()) {
            sql.append(" AND turn.seq IN (SELECT rowid FROM " + INDEX + " WHERE " + INDEX + " MATCH ?)");
            values.add(grouped.stream().collect(Collectors.joining(" AND ")));
        }
        return sql.toString();
    }

    /** Accents make no group of their own. */
    private static boolean hasGroup(String word) {
        return SearchWords.fold(word).codePoints().count() >= GROUP;
    }

    /** As the index reads it, in both of Unicode's forms: texts are stored as they came. */
    private static String quoted(String word) {
        String composed = '"' + word.replace("\"", "\"\"") + '"';
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        return composed.equals(decomposed) ? composed : "(" + composed + " OR " + decomposed + ")";
    }

    private static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static SearchHit hit(ResultSet row, SearchWords words) throws SQLException {
        SummedRow stored = SummedRow.read(row, 1, HistoryRows.TURN_COUNT);
        Turn turn = HistoryRows.turn(stored);
        String title = row.getString(HistoryRows.TURN_COUNT + 2);
        boolean inText = !words.marks(turn.text()).isEmpty() || turn.reasoning().isEmpty();
        SearchWords.Snippet snippet = words.snippet(inText ? turn.text() : turn.reasoning());
        return new SearchHit(
                Objects.requireNonNullElse(stored.text(1), ""),
                turn.id(),
                title,
                turn.role(),
                turn.createdAt(),
                snippet.line(),
                snippet.marks());
    }
}
