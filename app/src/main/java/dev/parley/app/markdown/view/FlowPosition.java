package dev.parley.app.markdown.view;

/**
 * A place in the text of a list.
 *
 * @param item index of the item
 * @param offset in its flat text
 */
record FlowPosition(int item, int offset) implements Comparable<FlowPosition> {
    @Override
    public int compareTo(FlowPosition other) {
        return item != other.item ? Integer.compare(item, other.item) : Integer.compare(offset, other.offset);
    }

    static FlowPosition min(FlowPosition one, FlowPosition other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    static FlowPosition max(FlowPosition one, FlowPosition other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
