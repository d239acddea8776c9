package dev.parley.app.history;

import dev.parley.client.store.History;
import dev.parley.client.store.SearchHit;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Searches the texts of all messages for what is typed. One search is on its way at most: what is typed meanwhile is
 * searched for after it, and only the last of that. For the toolkit's thread.
 */
final class MessageSearch {
    private static final int MOST = 50;

    private final History history;
    private final Executor fx;
    private final Runnable changed;
    private String wanted = "";
    private @Nullable String asked;
    private List<HistoryRow.Message> found = List.of();

    /** {@code changed} hears that there is something else to show. */
    MessageSearch(History history, Executor fx, Runnable changed) {
        this.history = history;
        this.fx = fx;
        this.changed = changed;
    }

    /** What was found last. */
    List<HistoryRow.Message> found() {
        return found;
    }

    boolean isSearching() {
        return asked != null;
    }

    void search(String query) {
        wanted = query;
        if (query.isBlank()) {
            found = List.of();
        }
        if (asked == null && !query.isBlank()) {
            ask();
        }
    }

    private void ask() {
        String query = wanted;
        asked = query;
        var _ = history.search(query, MOST)
                .whenComplete((hits, fault) -> fx.execute(() -> answered(query, hits == null ? List.of() : hits)));
    }

    private void answered(String query, List<SearchHit> hits) {
        asked = null;
        if (wanted.isBlank()) {
            return;
        }
        found = hits.stream()
                .map(hit ->
                        new HistoryRow.Message(hit.chatId(), hit.turnId(), hit.chatTitle(), hit.snippet(), hit.marks()))
                .toList();
        if (!wanted.equals(query)) {
            ask();
        }
        changed.run();
    }
}
