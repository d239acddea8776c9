package dev.parley.app.markdown.view;

/** What is copied of items, seen or unseen. */
public interface SelectionSource<T> {

    /** The flat text of an item, equal to that of its cell; empty for one that has no text to select. */
    String text(T item);

    /** The Markdown of an item; empty for one that has no text to select. */
    String markdown(T item);
}
