package dev.parley.app.markdown.view;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Marks the texts of the cells that are in sight; each anew only when its item or its text is another. */
final class FlowMarks<T> {
    private final BlockFlow<T> flow;
    private final List<FlowSlot<T>> slots;
    private final Map<SelectableText, Shown> shown = new WeakHashMap<>();
    private @Nullable TextMarker<T> marker;

    /** What a text was marked for. */
    private record Shown(Object item, String text) {}

    FlowMarks(BlockFlow<T> flow, List<FlowSlot<T>> slots) {
        this.flow = flow;
        this.slots = slots;
    }

    void setMarker(@Nullable TextMarker<T> newMarker) {
        shown.keySet().forEach(text -> text.mark(List.of()));
        shown.clear();
        marker = newMarker;
        laidOut();
    }

    /** Called when cells have their places. */
    void laidOut() {
        TextMarker<T> marks = marker;
        if (marks == null) {
            return;
        }
        for (int i = flow.firstVisible(); i <= Math.min(flow.lastVisible(), slots.size() - 1); i++) {
            FlowCell<T> cell = slots.get(i).cell();
            if (cell != null) {
                mark(marks, slots.get(i).item(), cell);
            }
        }
    }

    private void mark(TextMarker<T> marks, T item, FlowCell<T> cell) {
        for (SelectableText text : cell.texts()) {
            Shown now = new Shown(item, text.text());
            if (!now.equals(shown.put(text, now))) {
                text.mark(marks.marks(item, now.text()));
            }
        }
    }
}
