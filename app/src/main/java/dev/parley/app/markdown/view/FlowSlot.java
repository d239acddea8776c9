package dev.parley.app.markdown.view;

import org.fxmisc.flowless.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The place of an item in a list. When the item is replaced the slot stays, so that the list sees no change and the
 * cell, if there is one, changes in place.
 */
final class FlowSlot<T> {
    private final CellSheet<T> sheet;
    private final FlowHeights<T> heights;
    private T item;
    private @Nullable Shown shown;

    /** The last known height in px; negative if it never had one. */
    private double height = -1;

    FlowSlot(CellSheet<T> sheet, FlowHeights<T> heights, T item) {
        this.sheet = sheet;
        this.heights = heights;
        this.item = item;
    }

    T item() {
        return item;
    }

    double height() {
        return height;
    }

    /** The cell that shows it, if it is in sight. */
    @Nullable FlowCell<T> cell() {
        return shown == null ? null : shown.frame.cell();
    }

    /** What holds its cell, if it is in sight. */
    @Nullable CellFrame<T> frame() {
        return shown == null ? null : shown.frame;
    }

    /** Where the list has put its cell, if it is in sight. */
    @Nullable CellPlace place() {
        return shown == null ? null : shown.place;
    }

    /** Takes the height of its cell. */
    void measure() {
        if (shown != null) {
            setHeight(shown.place.getHeight());
        }
    }

    private void setHeight(double newHeight) {
        heights.changed(height, newHeight);
        height = newHeight;
    }

    /** Takes another item; {@code false} if its cell cannot show that one and a new one is needed. */
    boolean replace(T newItem) {
        item = newItem;
        if (shown == null) {
            setHeight(-1);
            return true;
        }
        return shown.frame.cell().show(newItem);
    }

    /** Makes the cell that shows it. */
    Shown show() {
        Shown made = new Shown(sheet.take(item));
        shown = made;
        return made;
    }

    /** Its height is not known any more, or does not matter. */
    void forget() {
        setHeight(-1);
    }

    /** The cell of a slot as the virtual list knows it. */
    final class Shown implements Cell<FlowSlot<T>, CellPlace> {
        private final CellFrame<T> frame;
        private final CellPlace place;

        private Shown(CellFrame<T> frame) {
            this.frame = frame;
            this.place = new CellPlace(frame);
            frame.setPlace(place);
        }

        @Override
        public CellPlace getNode() {
            return place;
        }

        @Override
        public void dispose() {
            if (shown == this) {
                shown = null;
            }
            sheet.giveBack(frame);
        }
    }
}
