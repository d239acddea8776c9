package dev.parley.app.markdown.view;

import org.jspecify.annotations.Nullable;

/** The place of an item in a list: the item, its cell while it is in sight, and its last known height. */
final class FlowSlot<T> {
    private final CellSheet<T> sheet;
    private final FlowHeights<T> heights;
    private T item;
    private @Nullable CellFrame<T> frame;

    /** In px; negative if it is not known. */
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
        return frame == null ? null : frame.cell();
    }

    /** What holds its cell, if it is in sight. */
    @Nullable CellFrame<T> frame() {
        return frame;
    }

    /** The cell that shows it; takes one if it is not in sight yet. */
    CellFrame<T> show() {
        CellFrame<T> shown = frame;
        if (shown == null) {
            shown = sheet.take(item);
            frame = shown;
        }
        return shown;
    }

    /** It is out of sight: its cell is for others. */
    void hide() {
        CellFrame<T> shown = frame;
        if (shown != null) {
            frame = null;
            sheet.giveBack(shown);
        }
    }

    /** The height of its cell at this width; if it is out of sight, the one that it had. */
    double measure(double width) {
        if (frame != null || height < 0) {
            setHeight(show().prefHeight(width));
        }
        return height;
    }

    /** Takes another item; {@code false} if its cell cannot show that one and a new one is needed. */
    boolean replace(T newItem) {
        item = newItem;
        if (frame == null) {
            forget();
            return true;
        }
        return frame.cell().show(newItem);
    }

    /** Its height is not known any more, or does not matter. */
    void forget() {
        setHeight(-1);
    }

    private void setHeight(double newHeight) {
        if (newHeight != height) {
            heights.changed(height, newHeight);
            height = newHeight;
        }
    }
}
