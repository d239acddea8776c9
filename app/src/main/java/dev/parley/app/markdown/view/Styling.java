package dev.parley.app.markdown.view;

import javafx.scene.Node;

/** Styles nodes that come into cells which are used again. */
final class Styling {
    private Styling() {}

    /**
     * Styles a node that was just added, so that it can be measured before the next frame. Styling the whole cell
     * instead would go through every node in it.
     */
    static void apply(Node added) {
        if (added.getScene() != null) {
            added.applyCss();
        }
    }
}
