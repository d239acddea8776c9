package dev.parley.app.chat.view;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A place for what is made when it is shown for the first time: a window starts with what can be seen in it. */
final class WhenShown extends StackPane {
    private final Supplier<? extends Node> content;

    /** Hidden until {@link #show}. */
    WhenShown(Supplier<? extends Node> content) {
        this.content = content;
        setMinHeight(0);
        setVisible(false);
    }

    void show(boolean shown) {
        if (shown && getChildren().isEmpty()) {
            getChildren().add(content.get());
        }
        setVisible(shown);
    }
}
