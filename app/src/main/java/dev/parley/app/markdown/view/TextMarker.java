package dev.parley.app.markdown.view;

import java.util.List;

/** Says what is marked in the texts of items. */
@FunctionalInterface
public interface TextMarker<T> {

    /** What is marked in one of the texts of an item, ascending and without overlap. */
    List<TextMark> marks(T item, String text);
}
