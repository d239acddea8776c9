package dev.parley.app.markdown.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** The slots of a list of items. A replaced item keeps its slot, so that what shows it changes in place. */
final class FlowList<T> {

    /** Told of each change, so that places in the list can move with it. */
    @FunctionalInterface
    interface Shift {
        /** From {@code from} on, {@code removed} items gave way to {@code added}. */
        void shift(int from, int removed, int added);
    }

    private final ObservableList<T> items;
    private final List<FlowSlot<T>> slots = new ArrayList<>();
    private final CellSheet<T> sheet;
    private final FlowHeights<T> heights;
    private final IntConsumer replaced;
    private final Shift shifted;
    private final ListChangeListener<T> listener = this::changed;

    FlowList(ObservableList<T> items, CellSheet<T> sheet, FlowHeights<T> heights, IntConsumer replaced, Shift shifted) {
        this.items = items;
        this.sheet = sheet;
        this.heights = heights;
        this.replaced = replaced;
        this.shifted = shifted;
        slots.addAll(made(items));
        items.addListener(listener);
    }

    List<FlowSlot<T>> slots() {
        return slots;
    }

    int size() {
        return slots.size();
    }

    void dispose() {
        items.removeListener(listener);
    }

    private void changed(ListChangeListener.Change<? extends T> change) {
        while (change.next()) {
            int from = change.getFrom();
            if (change.wasPermutated() || change.wasUpdated()) {
                replace(from, items.subList(from, change.getTo()));
                continue;
            }
            List<? extends T> added = change.getAddedSubList();
            int kept = Math.min(change.getRemovedSize(), added.size());
            replace(from, added.subList(0, kept));
            if (change.getRemovedSize() > kept) {
                slots.subList(from + kept, from + change.getRemovedSize()).forEach(FlowList::leave);
                slots.subList(from + kept, from + change.getRemovedSize()).clear();
            } else if (added.size() > kept) {
                slots.addAll(from + kept, made(added.subList(kept, added.size())));
            }
            shifted.shift(from + kept, change.getRemovedSize() - kept, added.size() - kept);
        }
    }

    private void replace(int from, List<? extends T> changed) {
        for (int i = 0; i < changed.size(); i++) {
            FlowSlot<T> slot = slots.get(from + i);
            if (slot.replace(changed.get(i))) {
                replaced.accept(from + i);
            } else {
                leave(slot);
                slots.set(from + i, new FlowSlot<>(sheet, heights, changed.get(i)));
            }
        }
    }

    private static void leave(FlowSlot<?> slot) {
        slot.hide();
        slot.forget();
    }

    private List<FlowSlot<T>> made(List<? extends T> added) {
        List<FlowSlot<T>> result = new ArrayList<>(added.size());
        for (T item : added) {
            result.add(new FlowSlot<>(sheet, heights, item));
        }
        return result;
    }
}
