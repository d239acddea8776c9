package dev.parley.app.markdown.view;

import java.util.List;

/**
 * Which slots of a list are in sight, and where. One slot is the anchor: it stays where it is when others come, go or
 * change their height, and the others follow above and below it.
 */
final class FlowWindow<T> {
    /** Free px above the first item and below the last one. */
    static final double ABOVE = 16;

    static final double BELOW = 24;

    private final List<FlowSlot<T>> slots;
    private double width;
    private double height;
    private int first;
    private int last = -1;

    /** The px from the top of the window to that of the first slot in sight; negative if a part of it is above. */
    private double firstTop = ABOVE;

    /** The px from the top of the window to the lower edge of the last slot in sight. */
    private double lastBottom;

    FlowWindow(List<FlowSlot<T>> slots) {
        this.slots = slots;
    }

    /** The index of the first slot in sight; 0 if there is none. */
    int first() {
        return Math.clamp(first, 0, Math.max(0, slots.size() - 1));
    }

    /** The index of the last slot in sight; -1 if there is none. */
    int last() {
        return Math.min(last, slots.size() - 1);
    }

    double firstTop() {
        return firstTop;
    }

    /** The px of the list below the window, or infinity if its last item is out of sight. */
    double below() {
        return last() < slots.size() - 1 ? Double.POSITIVE_INFINITY : Math.max(0, lastBottom + BELOW - height);
    }

    /** The slots in sight, first to last. */
    List<FlowSlot<T>> visible() {
        return last() < first() ? List.of() : slots.subList(first(), last() + 1);
    }

    /** From {@code from} on, {@code removed} slots gave way to {@code added}: what was in sight stays where it is. */
    void shift(int from, int removed, int added) {
        first = moved(first, from, removed, added);
        last = moved(last, from, removed, added);
    }

    private static int moved(int index, int from, int removed, int added) {
        if (index < from) {
            return index;
        }
        return index >= from + removed ? index + added - removed : Math.max(0, from - 1);
    }

    /** Lays out for a window of this size with the end of the list at its lower edge. */
    void showEnd(double newWidth, double newHeight) {
        resize(newWidth, newHeight);
        int end = slots.size() - 1;
        fill(end, end < 0 ? 0 : height - BELOW - slots.get(end).measure(width));
    }

    /** Lays out with the top of the slot at {@code index} {@code top} px below that of the window, if the list allows. */
    void show(int index, double top, double newWidth, double newHeight) {
        resize(newWidth, newHeight);
        fill(Math.clamp(index, 0, Math.max(0, slots.size() - 1)), Math.rint(top));
    }

    private void resize(double newWidth, double newHeight) {
        if (newWidth != width) {
            slots.forEach(FlowSlot::forget);
        }
        width = newWidth;
        height = newHeight;
    }

    private void fill(int anchor, double top) {
        int oldFirst = first();
        int oldLast = last();
        if (slots.isEmpty()) {
            first = 0;
            last = -1;
            firstTop = ABOVE;
            lastBottom = 0;
            return;
        }
        first = anchor;
        firstTop = top;
        fillUp();
        last = anchor;
        lastBottom = top + slots.get(anchor).measure(width);
        if (first == 0 && firstTop > ABOVE) {
            move(ABOVE - firstTop);
        }
        fillDown();
        double gap = height - BELOW - lastBottom;
        if (last == slots.size() - 1 && gap > 0) {
            // The end is above the lower edge: down with all, unless that is all there is.
            move(gap);
            fillUp();
            if (first == 0 && firstTop > ABOVE) {
                move(ABOVE - firstTop);
            }
        }
        trim();
        hideOthers(oldFirst, oldLast);
    }

    private void move(double by) {
        firstTop += by;
        lastBottom += by;
    }

    private void fillUp() {
        while (first > 0 && firstTop > 0) {
            first--;
            firstTop -= slots.get(first).measure(width);
        }
    }

    private void fillDown() {
        while (last < slots.size() - 1 && lastBottom < height) {
            last++;
            lastBottom += slots.get(last).measure(width);
        }
    }

    /** What was only passed on the way is not in sight. */
    private void trim() {
        while (first < last && firstTop + slots.get(first).measure(width) <= 0) {
            firstTop += slots.get(first).measure(width);
            slots.get(first).hide();
            first++;
        }
        while (last > first && lastBottom - slots.get(last).measure(width) >= height) {
            lastBottom -= slots.get(last).measure(width);
            slots.get(last).hide();
            last--;
        }
        for (int i = first; i <= last; i++) {
            slots.get(i).show();
        }
    }

    private void hideOthers(int oldFirst, int oldLast) {
        for (int i = oldFirst; i <= oldLast; i++) {
            if (i < first || i > last) {
                slots.get(i).hide();
            }
        }
    }
}
