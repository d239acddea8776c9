package dev.parley.app.markdown.view;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/** Nodes for what a font cannot draw. Empty answers mean: draw the text itself. */
public interface InlineNodes {

    /** Draws nothing of its own: formulas are shown as source, emoji as the font has them. */
    InlineNodes TEXT_ONLY = new InlineNodes() {};

    /**
     * Where the next emoji of {@code text} at or after {@code from} is.
     *
     * @param start inclusive
     * @param end exclusive
     */
    record Cluster(int start, int end) {}

    /** The next emoji at or after {@code from}. */
    default Optional<Cluster> nextEmoji(String text, int from) {
        return Optional.empty();
    }

    /** An image of {@code cluster} for a line of text whose font has {@code size} px. */
    default Optional<Node> emoji(String cluster, double size) {
        return Optional.empty();
    }

    /**
     * Sets a formula; {@code ready} is called on the toolkit's thread, now or later, or never if it cannot be set.
     *
     * @param size font size in px of the text around
     */
    default void formula(String tex, boolean display, double size, Consumer<Node> ready) {}
}
