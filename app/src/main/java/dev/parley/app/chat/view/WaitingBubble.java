package dev.parley.app.chat.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.markdown.VisibleText;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A message that waits for the answer on its way. */
public final class WaitingBubble extends VBox implements AutoCloseable {
    private final Subscriptions subscriptions = new Subscriptions();

    public WaitingBubble(int position, String text, ViewContext context) {
        getStyleClass().add("waiting");
        setAlignment(Pos.TOP_RIGHT);
        setFillWidth(false);
        Label words = Controls.wrapped(VisibleText.prose(TypedText.folded(text).text()), "text-body", "muted", "waiting-bubble");
        words.setMaxWidth(UserBubble.MOST_WIDTH);
        Label why = Controls.label("", "text-caption", "subtle");
        Button send = Controls.word(context.text("waiting.send"), context.actions()::sendWaiting);
        subscriptions.follow(context.actions().heldBack(), held -> {
            why.setText(context.text(held ? "waiting.held" : "waiting.why"));
            // They go in their order.
            Controls.show(send, held && position == 0);
        });
        HBox row = Controls.row(
                2,
                why,
                send,
                Controls.word(
                        context.text("waiting.edit"), () -> context.actions().editWaiting(position)),
                Controls.word(
                        context.text("waiting.remove"), () -> context.actions().removeWaiting(position)));
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("waiting-row");
        getChildren().addAll(words, row);
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
