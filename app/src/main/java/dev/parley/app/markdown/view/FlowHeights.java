package dev.parley.app.markdown.view;

import java.util.List;

/** Where the items of a list are, as far as is known: an item that was never seen counts as high as the others are. */
final class FlowHeights<T> {
    private static final double GUESS = 64;
    private List<FlowSlot<T>> slots = List.of();
    private double sum;
    private int known;

    void setSlots(List<FlowSlot<T>> newSlots) {
        slots = newSlots;
    }

    /** A place in the list: {@code within} px below the top of the item at {@code index}. */
    record Place(int index, double within) {}

    double total() {
        double average = average();
        return sum + (slots.size() - known) * average;
    }

    /** An item whose height was {@code before} has {@code now}; negative for unknown. */
    void changed(double before, double now) {
        sum += Math.max(0, now) - Math.max(0, before);
        known += (now >= 0 ? 1 : 0) - (before >= 0 ? 1 : 0);
    }

    /** The px above the item at {@code end}. */
    double above(int end) {
        double average = average();
        double result = 0;
        for (int i = 0; i < end; i++) {
            double height = slots.get(i).height();
            result += height < 0 ? average : height;
        }
        return result;
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
        return known == 0 ? GUESS : sum / known;
    }
}
