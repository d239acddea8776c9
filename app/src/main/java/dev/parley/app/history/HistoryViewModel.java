package dev.parley.app.history;

import dev.parley.app.fx.Subscriptions;
import dev.parley.client.store.History;
import dev.parley.client.transcript.Chat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** The list of chats. For the toolkit's thread. */
public final class HistoryViewModel {
    /** Latest first; the id makes the order certain. */
    private static final Comparator<Known> ORDER = Comparator.comparing(
                    (Known known) -> known.chat().updatedAt())
            .reversed()
            .thenComparing(known -> known.chat().id());

    private final History history;
    private final ChatEdits edits;
    private final Executor fx;
    private final Clock clock;
    private final ObservableSet<String> running;
    private final ObservableSet<String> failed;
    private final MessageSearch messages;
    private final Subscriptions subscriptions = new Subscriptions();

    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final ObservableList<HistoryRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Deleted> deleted = new ReadOnlyObjectWrapper<>(this, "deleted");
    private final StringProperty query = new SimpleStringProperty(this, "query", "");

    private List<Known> chats = List.of();
    private LocalDate shownOn;
    private boolean wasRead;
    private boolean reading;
    private boolean readAgain;
    /** Counts changes made here, so that a list that was read before one of them is not shown. */
    private long changes;

    /** What the list is. */
    public enum State {
        /** Not read yet. */
        LOADING,
        /** There is no chat. */
        EMPTY,
        /** No title and no message fits the query. */
        NO_MATCH,
        LIST,
        /** The history cannot be read. */
        UNREADABLE
    }

    /** A chat that went, and the way back. */
    public record Deleted(Chat chat, Runnable undo) {}

    /** A chat and the form of its title that is searched. */
    private record Known(Chat chat, String folded) {
        static Known of(Chat chat) {
            return new Known(chat, TitleSearch.fold(chat.title()));
        }
    }

    /**
     * Reads nothing yet.
     *
     * @param edits takes renaming and pinning, since a chat that is open is not to be overwritten with an older self
     * @param fx runs tasks on the toolkit's thread
     * @param clock with the zone whose days the groups are
     * @param running the chats with an answer on its way
     * @param failed the chats whose last answer failed
     */
    public HistoryViewModel(
            History history,
            ChatEdits edits,
            Executor fx,
            Clock clock,
            ObservableSet<String> running,
            ObservableSet<String> failed) {
        this.history = history;
        this.edits = edits;
        this.fx = fx;
        this.clock = clock;
        this.running = running;
        this.failed = failed;
        this.shownOn = today();
        messages = new MessageSearch(history, fx, this::show);
        subscriptions.onInvalidated(this::show, running, failed);
        subscriptions.onChange(query, typed -> {
            messages.search(typed);
            show();
        });
    }

    public ObservableList<HistoryRow> rows() {
        return readOnlyRows;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** What titles and messages are searched for; blank shows all. */
    public StringProperty query() {
        return query;
    }

    /** The chat that was deleted last. */
    public ReadOnlyObjectProperty<@Nullable Deleted> deleted() {
        return deleted.getReadOnlyProperty();
    }

    /** Reads the chats again. Calls during a reading are one more reading after it. */
    public void refresh() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        long before = changes;
        var _ = history.chats().whenComplete((found, fault) -> fx.execute(() -> onRead(found, before)));
    }

    private void onRead(@Nullable List<Chat> found, long before) {
        reading = false;
        if (found == null) {
            if (chats.isEmpty()) {
                state.set(State.UNREADABLE);
            }
        } else if (before == changes) {
            wasRead = true;
            chats = found.stream().map(Known::of).sorted(ORDER).toList();
            show();
        } else {
            readAgain = true;
        }
        if (readAgain) {
            readAgain = false;
            refresh();
        }
    }

    /** A chat is new or changed, as its chat view model saved it. */
    public void changed(Chat chat) {
        put(Known.of(chat));
    }

    /** Groups anew if another day began. */
    public void onNewDay() {
        if (!today().equals(shownOn)) {
            show();
        }
    }

    /** All chats that are known, latest first. */
    public List<Chat> chats() {
        return chats.stream().map(Known::chat).toList();
    }

    public Optional<Chat> find(String chatId) {
        return chats.stream()
                .map(Known::chat)
                .filter(chat -> chat.id().equals(chatId))
                .findFirst();
    }

    /** The person's own title; a blank one changes nothing. */
    public void rename(String chatId, String title) {
        if (!title.isBlank()) {
            change(chatId, chat -> chat.withTitle(title.strip(), true));
        }
    }

    public void setPinned(String chatId, boolean pinned) {
        change(chatId, chat -> chat.withPinned(pinned));
    }

    public void delete(String chatId) {
        find(chatId).ifPresent(chat -> {
            changes++;
            history.deleteChat(chatId);
            chats = chats.stream()
                    .filter(known -> !known.chat().id().equals(chatId))
                    .toList();
            show();
            deleted.set(new Deleted(chat, () -> restore(chat)));
        });
    }

    private void restore(Chat chat) {
        history.restoreChat(chat.id());
        put(Known.of(chat));
    }

    private void change(String chatId, UnaryOperator<Chat> change) {
        find(chatId).map(change).ifPresent(chat -> {
            put(Known.of(chat));
            edits.update(chatId, change);
        });
    }

    private void put(Known known) {
        changes++;
        chats = Stream.concat(
                        chats.stream()
                                .filter(other ->
                                        !other.chat().id().equals(known.chat().id())),
                        Stream.of(known))
                .sorted(ORDER)
                .toList();
        show();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void show() {
        shownOn = today();
        TitleSearch search = new TitleSearch(query.get());
        List<HistoryRow> now = new ArrayList<>();
        for (ChatGroup group : ChatGroup.values()) {
            List<HistoryRow> entries = entries(group, search);
            if (!entries.isEmpty()) {
                now.add(new HistoryRow.Head(group));
                now.addAll(entries);
            }
        }
        if (!messages.found().isEmpty()) {
            now.add(new HistoryRow.Head(ChatGroup.MESSAGES));
            now.addAll(messages.found());
        }
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
        if (!now.isEmpty()) {
            state.set(State.LIST);
        } else if (messages.isSearching()) {
            // The last answer stays until there is another one.
            return;
        } else if (!search.isEmpty() && !chats.isEmpty()) {
            state.set(State.NO_MATCH);
        } else if (wasRead) {
            state.set(State.EMPTY);
        }
    }

    private List<HistoryRow> entries(ChatGroup group, TitleSearch search) {
        return chats.stream()
                .filter(known -> ChatGroup.of(known.chat(), shownOn, clock.getZone()) == group)
                .filter(known -> search.matches(known.folded()))
                .map(known -> entry(known.chat()))
                .toList();
    }

    private HistoryRow entry(Chat chat) {
        return new HistoryRow.Entry(chat.id(), chat.title(), chat.pinned(), mark(chat));
    }

    private HistoryRow.Mark mark(Chat chat) {
        if (running.contains(chat.id())) {
            return HistoryRow.Mark.RUNNING;
        }
        return failed.contains(chat.id()) ? HistoryRow.Mark.FAILED : HistoryRow.Mark.NONE;
    }

    public void dispose() {
        subscriptions.close();
    }
}
