package dev.parley.app.markdown.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;

/** Cells that are out of sight, kept for items of the same kind. */
final class CellPool<T> {
    private static final int KEPT = 48;
    private final Function<? super T, ? extends FlowCell<T>> factory;
    private final Deque<FlowCell<T>> free = new ArrayDeque<>();

    CellPool(Function<? super T, ? extends FlowCell<T>> factory) {
        this.factory = factory;
    }

    FlowCell<T> take(T item) {
        for (Iterator<FlowCell<T>> cells = free.iterator(); cells.hasNext(); ) {
            FlowCell<T> cell = cells.next();
            if (cell.show(item)) {
                cells.remove();
                return cell;
            }
        }
        return factory.apply(item);
    }

    void giveBack(FlowCell<T> cell) {
        for (SelectableText text : cell.texts()) {
            text.highlight(0, 0);
        }
        free.push(cell);
        if (free.size() > KEPT) {
            free.removeLast().dispose();
        }
    }

    void dispose() {
        free.forEach(FlowCell::dispose);
        free.clear();
    }
}
