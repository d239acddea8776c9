package dev.parley.app.markdown.view;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** What is selected in a {@link BlockFlow}: from one place in its text to another, whether they are in sight or not. */
final class FlowSelection<T> {
    private final BlockFlow<T> flow;
    private final List<FlowSlot<T>> slots;
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper(this, "present", false);
    private final FlowPointer<T> pointer;
    private @Nullable SelectionSource<T> source;

    /** The end that stays while the other is moved; {@code null} together with {@link #caret}. */
    private @Nullable FlowPosition anchor;

    private @Nullable FlowPosition caret;

    FlowSelection(BlockFlow<T> flow, List<FlowSlot<T>> slots) {
        this.flow = flow;
        this.slots = slots;
        this.pointer = new FlowPointer<>(flow, this);
    }

    void setSource(SelectionSource<T> newSource) {
        source = newSource;
    }

    ReadOnlyBooleanProperty present() {
        return present.getReadOnlyProperty();
    }

    boolean hasSource() {
        return source != null;
    }

    @Nullable FlowPosition anchor() {
        return anchor;
    }

    /** The flat text of an item; empty without a source. */
    String flatText(int item) {
        return source == null || item >= slots.size()
                ? ""
                : source.text(slots.get(item).item());
    }

    void select(FlowPosition from, FlowPosition to) {
        if (from.equals(anchor) && to.equals(caret)) {
            return;
        }
        anchor = from;
        caret = to;
        present.set(!from.equals(to));
        repaint();
    }

    void clear() {
        anchor = null;
        caret = null;
        present.set(false);
        repaint();
    }

    void all() {
        if (source != null && !slots.isEmpty()) {
            int last = slots.size() - 1;
            select(new FlowPosition(0, 0), new FlowPosition(last, flatText(last).length()));
        }
    }

    String text() {
        return joined(SelectionSource::plain);
    }

    String markdown() {
        return joined(SelectionSource::markdown);
    }

    /** Gives what is copied of a part of an item. */
    private interface Part<T> {
        String of(SelectionSource<T> source, T item, int from, int to);
    }

    private String joined(Part<T> part) {
        FlowPosition start = start();
        FlowPosition end = end();
        SelectionSource<T> texts = source;
        if (start == null || end == null || texts == null) {
            return "";
        }
        StringBuilder result = new StringBuilder();
        T before = null;
        for (int i = start.item(); i <= Math.min(end.item(), slots.size() - 1); i++) {
            T item = slots.get(i).item();
            int from = i == start.item() ? start.offset() : 0;
            int to = i == end.item() ? end.offset() : texts.text(item).length();
            String piece = part.of(texts, item, from, to);
            if (!piece.isEmpty()) {
                result.append(before == null ? "" : texts.between(before, item)).append(piece);
                before = item;
            }
        }
        return result.toString();
    }

    private @Nullable FlowPosition start() {
        return anchor == null || caret == null ? null : FlowPosition.min(anchor, caret);
    }

    private @Nullable FlowPosition end() {
        return anchor == null || caret == null ? null : FlowPosition.max(anchor, caret);
    }

    /** Moves with the items: from {@code from} on, {@code removed} gave way to {@code added}. */
    void shift(int from, int removed, int added) {
        FlowPosition oldAnchor = anchor;
        FlowPosition oldCaret = caret;
        if (oldAnchor == null || oldCaret == null) {
            return;
        }
        int gone = from + removed;
        boolean cut = removed > 0 && (inside(oldAnchor, from, gone) || inside(oldCaret, from, gone));
        if (cut) {
            clear();
        } else {
            anchor = moved(oldAnchor, gone, added - removed);
            caret = moved(oldCaret, gone, added - removed);
        }
    }

    private static boolean inside(FlowPosition position, int from, int to) {
        return position.item() >= from && position.item() < to;
    }

    private static FlowPosition moved(FlowPosition position, int from, int by) {
        return position.item() >= from ? new FlowPosition(position.item() + by, position.offset()) : position;
    }

    /** Called when cells have their places; those that came into sight are painted. */
    void laidOut() {
        pointer.laidOut();
        if (anchor != null) {
            repaint();
        }
    }

    void repaint(int index) {
        if (anchor != null) {
            paint(index);
        }
    }

    private void repaint() {
        for (int i = flow.firstVisible(); i <= flow.lastVisible(); i++) {
            paint(i);
        }
    }

    private void paint(int index) {
        FlowCell<T> cell = index < slots.size() ? slots.get(index).cell() : null;
        if (cell == null) {
            return;
        }
        FlowPosition start = start();
        FlowPosition end = end();
        int from = 0;
        int to = 0;
        if (start != null && end != null && index >= start.item() && index <= end.item()) {
            from = index == start.item() ? start.offset() : 0;
            to = index == end.item() ? end.offset() : Integer.MAX_VALUE;
        }
        int at = 0;
        for (SelectableText text : cell.texts()) {
            at += text.lead().length();
            int length = text.text().length();
            text.highlight(Math.clamp((long) from - at, 0, length), Math.clamp((long) to - at, 0, length));
            at += length;
        }
    }

    void dispose() {
        pointer.dispose();
    }
}
