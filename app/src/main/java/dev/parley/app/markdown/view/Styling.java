package dev.parley.app.markdown.view;

import javafx.scene.Node;
import javafx.scene.Scene;

/** Styles nodes that come into cells which are used again. */
final class Styling {
    private Styling() {}

    /**
     * Styles a node that was just added, so that it can be measured before the next frame. Styling the whole cell
     * instead would go through every node in it. In a window that was closed, where a result may still arrive, there are
     * no colours any more and nothing is to be seen.
     */
    static void apply(Node added) {
        Scene scene = added.getScene();
        if (scene != null && scene.getWindow() != null && scene.getWindow().isShowing()) {
            added.applyCss();
        }
    }
}
