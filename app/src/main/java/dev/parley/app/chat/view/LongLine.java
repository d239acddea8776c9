package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says below an answer that a part of it is too long to be drawn whole, and offers all of it as a file. */
final class LongLine extends HBox {

    LongLine(TurnViewModel answer, ViewContext context) {
        super(12);
        getStyleClass().add("long-line");
        setAlignment(Pos.CENTER_LEFT);
        Label words = Controls.wrapped(context.text("long"), "text-caption", "muted");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren()
                .addAll(
                        words,
                        Controls.button(
                                context.text("long.open"),
                                "fth-external-link",
                                () -> context.actions().openAsFile(answer),
                                "small"));
    }
}
