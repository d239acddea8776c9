package dev.parley.app.markdown.view;

import java.util.List;
import javafx.scene.layout.Region;

/** What shows one item of a {@link BlockFlow}. It is used again for other items once its own is out of sight. */
public interface FlowCell<T> {

    /** Always the same; it is as wide as the column and as high as it wants to be at that width. */
    Region node();

    /** Shows another item, or another state of the same one; {@code false} if it is of a kind this cannot show. */
    boolean show(T item);

    /** Whether it can show other items than its first one: such cells are kept in preference to others. */
    default boolean takesOthers() {
        return true;
    }

    /** What can be selected in it, in reading order. */
    default List<? extends SelectableText> texts() {
        return List.of();
    }

    /** Called once it will not be used any more. */
    default void dispose() {}
}
