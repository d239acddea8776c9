package dev.parley.app.chat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableListBase;

/** A list of which ranges are replaced, several of them as one change. For one thread. */
final class ItemList<E> extends ObservableListBase<E> {
    private final List<E> elements = new ArrayList<>();

    @Override
    public E get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }

    /** All replacements that {@code edits} makes are one change to those who listen. */
    void together(Runnable edits) {
        beginChange();
        try {
            edits.run();
        } finally {
            endChange();
        }
    }

    /** Elements {@code from} to {@code from + count} (exclusive) make way for {@code added}. */
    void replace(int from, int count, List<? extends E> added) {
        if (count == 0 && added.isEmpty()) {
            return;
        }
        beginChange();
        List<E> range = elements.subList(from, from + count);
        List<E> removed = List.copyOf(range);
        if (count == added.size()) {
            for (int i = 0; i < count; i++) {
                elements.set(from + i, added.get(i));
            }
        } else {
            range.clear();
            elements.addAll(from, added);
        }
        nextReplace(from, from + added.size(), removed);
        endChange();
    }
}
