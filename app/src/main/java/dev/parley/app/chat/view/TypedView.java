package dev.parley.app.chat.view;

import dev.parley.app.markdown.Block;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;

/** What a person typed, drawn by the same parts as answers are. */
final class TypedView extends VBox implements AutoCloseable {
    private final ViewContext context;

    TypedView(ViewContext context) {
        this.context = context;
        getStyleClass().add("typed");
        setFillWidth(true);
    }

    void show(String text) {
        getChildren().setAll(Controls.wrapped(text, "text-body"));
    }

    @Override
    public void close() {
    }
}
