package dev.parley.app.history;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.history.ChatListing.Known;
import dev.parley.client.store.History;
import dev.parley.client.transcript.Chat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final ChatFilings filings;
    private final ChatSelection selection = new ChatSelection();
    private final Subscriptions subscriptions = new Subscriptions();

    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final ObservableList<HistoryRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final ObservableList<HistoryRow> folderRows = FXCollections.observableArrayList();
    private final ObservableList<HistoryRow> readOnlyFolderRows = FXCollections.unmodifiableObservableList(folderRows);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Deleted> deleted = new ReadOnlyObjectWrapper<>(this, "deleted");
    private final ReadOnlyObjectWrapper<@Nullable DeletedFolder> deletedFolder =
            new ReadOnlyObjectWrapper<>(this, "deletedFolder");
    private final StringProperty query = new SimpleStringProperty(this, "query", "");

    private List<Known> chats = List.of();
    private LocalDate shownOn;
    private List<String> dragged = List.of();
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

    /** Chats that went at once, and the way back for all of them. */
    public record Deleted(List<Chat> chats, Runnable undo) {
        public Deleted {
            chats = List.copyOf(chats);
        }
    }

    /** A folder that went; its chats did not. */
    public record DeletedFolder(String name, Runnable undo) {}

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
        filings = new ChatFilings(history, fx, this::show);
        subscriptions.onInvalidated(this::show, running, failed);
        subscriptions.onChange(query, typed -> {
            messages.search(parsed().words());
            show();
        });
    }

    public ObservableList<HistoryRow> rows() {
        return readOnlyRows;
    }

    /** The folders and the chats in them; empty without folders and while something is looked for. */
    public ObservableList<HistoryRow> folderRows() {
        return readOnlyFolderRows;
    }

    public ChatFilings filings() {
        return filings;
    }

    public ChatSelection selection() {
        return selection;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** What titles and messages are searched for; blank shows all. */
    public StringProperty query() {
        return query;
    }

    /** What was deleted last. */
    public ReadOnlyObjectProperty<@Nullable Deleted> deleted() {
        return deleted.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable DeletedFolder> deletedFolder() {
        return deletedFolder.getReadOnlyProperty();
    }

    /** The tags that chats have, in their order. */
    public List<String> tags() {
        return chats.stream()
                .flatMap(known -> filings.of(known.chat().id()).tags().stream())
                .distinct()
                .sorted(Comparator.comparing(TitleSearch::fold))
                .toList();
    }

    /** The ids of the chats in the list, from top to bottom. */
    public List<String> order() {
        return Stream.concat(rows.stream(), folderRows.stream())
                .filter(HistoryRow.Entry.class::isInstance)
                .map(row -> ((HistoryRow.Entry) row).id())
                .toList();
    }

    /** Reads the chats again. Calls during a reading are one more reading after it. */
    public void refresh() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        filings.refresh();
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
        delete(List.of(chatId));
    }

    /** Deletes them at once; one undo brings all of them back. */
    public void delete(Collection<String> chatIds) {
        Set<String> gone = Set.copyOf(chatIds);
        List<Chat> deleting =
                chats().stream().filter(chat -> gone.contains(chat.id())).toList();
        if (!deleting.isEmpty()) {
            changes++;
            deleting.forEach(chat -> history.deleteChat(chat.id()));
            chats = chats.stream()
                    .filter(known -> !gone.contains(known.chat().id()))
                    .toList();
            show();
            deleted.set(new Deleted(deleting, () -> deleting.forEach(this::restore)));
        }
    }

    private void restore(Chat chat) {
        history.restoreChat(chat.id());
        put(Known.of(chat));
    }

    /** Chats are dragged; none: not any more. */
    void drag(List<String> chatIds) {
        dragged = List.copyOf(chatIds);
    }

    /** Whether any of the chats that are dragged is not in this folder; {@code null}: in none. */
    boolean canDrop(@Nullable String folderId) {
        return dragged.stream().anyMatch(id -> !Objects.equals(filings.of(id).folderId(), folderId));
    }

    void drop(@Nullable String folderId) {
        filings.move(dragged, folderId);
    }

    /** Deletes a folder; its chats go back to the list. */
    public void deleteFolder(String folderId) {
        filings.folder(folderId)
                .ifPresent(folder -> deletedFolder.set(new DeletedFolder(folder.name(), filings.delete(folder))));
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
        ChatQuery search = parsed();
        ChatListing listing = new ChatListing(chats, search, filings, this::mark, shownOn, clock.getZone());
        List<HistoryRow> now = new ArrayList<>(listing.groups());
        List<HistoryRow.Message> found = messages.found().stream()
                .filter(message -> search.matches(filings.of(message.chatId()).tags()))
                .toList();
        if (!found.isEmpty()) {
            now.add(new HistoryRow.Head(ChatGroup.MESSAGES));
            now.addAll(found);
        }
        set(rows, now);
        set(folderRows, listing.folders());
        selection.keepOnly(order());
        now.addAll(listing.folders());
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

    private static void set(ObservableList<HistoryRow> rows, List<HistoryRow> now) {
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }

    /** Tags are asked for only where one may be meant. */
    private ChatQuery parsed() {
        String typed = query.get();
        return new ChatQuery(typed, typed.contains("#") ? tags() : List.of());
    }

    private HistoryRow.Mark mark(String chatId) {
        if (running.contains(chatId)) {
            return HistoryRow.Mark.RUNNING;
        }
        return failed.contains(chatId) ? HistoryRow.Mark.FAILED : HistoryRow.Mark.NONE;
    }

    public void dispose() {
        subscriptions.close();
    }
}
