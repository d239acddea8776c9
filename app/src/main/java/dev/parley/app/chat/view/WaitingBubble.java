package dev.parley.app.chat.view;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A message that waits for the answer on its way. */
public final class WaitingBubble extends VBox {

    public WaitingBubble(int position, String text, ViewContext context) {
        getStyleClass().add("waiting");
        setAlignment(Pos.TOP_RIGHT);
        setFillWidth(false);
        Label words = Controls.wrapped(TypedText.folded(text).text(), "text-body", "muted", "waiting-bubble");
        words.setMaxWidth(UserBubble.MOST_WIDTH);
        HBox row = Controls.row(
                2,
                Controls.label(context.text("waiting.why"), "text-caption", "subtle"),
                Controls.word(
                        context.text("waiting.edit"), () -> context.actions().editWaiting(position)),
                Controls.word(
                        context.text("waiting.remove"), () -> context.actions().removeWaiting(position)));
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("waiting-row");
        getChildren().addAll(words, row);
    }
}
