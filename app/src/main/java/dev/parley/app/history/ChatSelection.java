package dev.parley.app.history;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** The chats that something is to be done with together. It has nothing to do with which chat is open. */
public final class ChatSelection {
    private final ObservableSet<String> ids = FXCollections.observableSet(new LinkedHashSet<>());
    private final ObservableSet<String> view = FXCollections.unmodifiableObservableSet(ids);
    private @Nullable String anchor;

    ChatSelection() {}

    public ObservableSet<String> ids() {
        return view;
    }

    /** Ranges begin at this chat from now on, and none is chosen. */
    public void beginAt(String id) {
        ids.clear();
        anchor = id;
    }

    /** Takes one to those that are chosen, or out of them. */
    public void toggle(String id) {
        if (!ids.remove(id)) {
            ids.add(id);
        }
        anchor = id;
    }

    /** Chooses those from where ranges begin to this one; {@code order} is that of the list. */
    public void extendTo(String id, List<String> order) {
        int from = anchor == null ? -1 : order.indexOf(anchor);
        int to = order.indexOf(id);
        if (from < 0) {
            anchor = id;
            from = to;
        }
        if (to >= 0) {
            choose(order.subList(Math.min(from, to), Math.max(from, to) + 1));
        }
    }

    public void choose(Collection<String> all) {
        ids.retainAll(all);
        ids.addAll(all);
    }

    public void clear() {
        ids.clear();
    }

    /** What is not listed any more cannot be chosen: nobody would see what is done with it. */
    void keepOnly(Collection<String> listed) {
        ids.retainAll(listed);
    }

    /** What a command on a chat is about: all that are chosen if it is one of them, else it alone. */
    public List<String> with(String id) {
        return ids.contains(id) ? List.copyOf(ids) : List.of(id);
    }
}
