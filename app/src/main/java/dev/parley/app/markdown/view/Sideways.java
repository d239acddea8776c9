package dev.parley.app.markdown.view;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;

/** A part of a cell that scrolls sideways only, and leaves up and down to the list it is in. */
final class Sideways {
    private Sideways() {}

    static void set(ScrollPane scroll) {
        scroll.getStyleClass().add("md-sideways");
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        scroll.addEventFilter(ScrollEvent.SCROLL, event -> {
            boolean sideways = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
            Node parent = scroll.getParent();
            if (!sideways && parent != null) {
                Event.fireEvent(parent, event.copyFor(parent, parent));
                event.consume();
            }
        });
    }
}
