package dev.parley.app.markdown.view;

/** What can be selected and copied of items, seen or unseen. Offsets are those of the flat text. */
public interface SelectionSource<T> {

    /** The flat text of an item, equal to that of its cell; empty for one that has no text to select. */
    String text(T item);

    /** What copying gives for a part of an item. */
    String plain(T item, int from, int to);

    /** What copying as Markdown gives for a part of an item. */
    String markdown(T item, int from, int to);

    /** What stands between two items that are copied together. */
    default String between(T before, T after) {
        return "\n\n";
    }
}
