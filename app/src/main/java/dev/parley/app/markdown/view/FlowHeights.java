package dev.parley.app.markdown.view;

import java.util.List;

/** Where the items of a list are, as far as is known: an item that was never seen counts as high as the others are. */
final class FlowHeights<T> {
    private static final double GUESS = 64;
    private final List<FlowSlot<T>> slots;

    FlowHeights(List<FlowSlot<T>> slots) {
        this.slots = slots;
    }

    /** A place in the list: {@code within} px below the top of the item at {@code index}. */
    record Place(int index, double within) {}

    double total() {
        return above(slots.size());
    }

    /** The px above the item at {@code end}. */
    double above(int end) {
        double average = average();
        double sum = 0;
        for (int i = 0; i < end; i++) {
            double height = slots.get(i).height();
            sum += height < 0 ? average : height;
        }
        return sum;
    }

    /** The place {@code pixels} below the top of the list. */
    Place at(double pixels) {
        double average = average();
        double left = Math.max(0, pixels);
        for (int i = 0; i < slots.size(); i++) {
            double height = slots.get(i).height() < 0 ? average : slots.get(i).height();
            if (left < height) {
                return new Place(i, left);
            }
            left -= height;
        }
        return new Place(Math.max(0, slots.size() - 1), 0);
    }

    private double average() {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < slots.size(); i++) {
            double height = slots.get(i).height();
            if (height >= 0) {
                sum += height;
                known++;
            }
        }
        return known == 0 ? GUESS : sum / known;
    }
}
