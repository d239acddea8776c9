package dev.parley.app.chat.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The column that all of a chat stands in: 800 wide at most, with margins of 24 at least. */
final class ChatColumn {
    static final double WIDTH = 800;
    static final double MARGIN = 24;

    private ChatColumn() {}

    static StackPane of(Region content, double bottom) {
        content.setMaxWidth(WIDTH);
        StackPane column = new StackPane(content);
        column.setAlignment(Pos.CENTER);
        column.setPadding(new Insets(0, MARGIN, bottom, MARGIN));
        return column;
    }
}
