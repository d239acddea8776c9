package dev.parley.app.chat;

import dev.parley.app.fx.Subscriptions;
import dev.parley.client.store.SearchWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Looks for words in the turns of the chat that is shown, from the last turn on, as the eye is there. For the toolkit's
 * thread.
 */
public final class FindInChat {
    private final ObservableList<TranscriptItem> items;
    private final BiConsumer<String, String> reveal;
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper(this, "position");
    private final Subscriptions subscriptions = new Subscriptions();
    /** What was found in each turn, by its id, for as long as its text is the same. */
    private final Map<String, Looked> looked = new HashMap<>();

    private List<String> hits = List.of();
    private String shown = "";

    private record Looked(String text, boolean has) {}

    /** {@code reveal} brings the turn of an id into sight, at the words. */
    public FindInChat(ObservableList<TranscriptItem> items, BiConsumer<String, String> reveal) {
        this.items = items;
        this.reveal = reveal;
        InvalidationListener look = source -> look();
        items.addListener(look);
        subscriptions.add(() -> items.removeListener(look));
        subscriptions.onChange(query, now -> begin());
        subscriptions.onChange(open, now -> begin());
    }

    public StringProperty query() {
        return query;
    }

    public BooleanProperty open() {
        return open;
    }

    /** How many turns have the words. */
    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /** Which of them is shown, from 1; 0 for none. */
    public ReadOnlyIntegerProperty position() {
        return position.getReadOnlyProperty();
    }

    /** The one after, and after the last the first. */
    public void next() {
        go(1);
    }

    /** The one before, and before the first the last. */
    public void previous() {
        go(-1);
    }

    private void go(int step) {
        if (hits.isEmpty()) {
            return;
        }
        int at = hits.indexOf(shown);
        int from = at < 0 ? (step > 0 ? -1 : 0) : at;
        show(Math.floorMod(from + step, hits.size()));
    }

    private void show(int index) {
        shown = hits.get(index);
        position.set(index + 1);
        reveal.accept(shown, query.get());
    }

    private void begin() {
        shown = "";
        looked.clear();
        look();
        if (!hits.isEmpty()) {
            show(hits.size() - 1);
        }
    }

    /** The turns may change below: the one that is shown stays, under its new number. */
    private void look() {
        SearchWords words = SearchWords.of(query.getValueSafe());
        List<String> now = new ArrayList<>();
        if (open.get() && !words.isEmpty()) {
            for (TranscriptItem item : items) {
                TurnViewModel turn = beginning(item);
                if (turn != null && has(turn, words)) {
                    now.add(turn.id());
                }
            }
        }
        hits = List.copyOf(now);
        count.set(hits.size());
        position.set(hits.indexOf(shown) + 1);
    }

    /** A turn whose text has not changed is not looked through again: an answer that streams changes many times. */
    private boolean has(TurnViewModel turn, SearchWords words) {
        String text = turn.text();
        Looked known = looked.get(turn.id());
        if (known == null || !known.text().equals(text)) {
            known = new Looked(text, words.areIn(text));
            looked.put(turn.id(), known);
        }
        return known.has();
    }

    /** Each turn has one of these items, its first. */
    private static @Nullable TurnViewModel beginning(TranscriptItem item) {
        return switch (item) {
            case TranscriptItem.UserMessage(var turn) -> turn;
            case TranscriptItem.AnswerHead(var turn) -> turn;
            default -> null;
        };
    }

    /** Stops listening. */
    public void dispose() {
        subscriptions.close();
    }
}
