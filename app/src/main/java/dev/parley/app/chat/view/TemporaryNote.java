package dev.parley.app.chat.view;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.fx.Subscriptions;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says above the composer that nothing of this chat is stored, and offers to store it; else it is not there. */
final class TemporaryNote extends HBox {

    TemporaryNote(ChatViewModel chat, ViewContext context, Subscriptions subscriptions) {
        super(10);
        getStyleClass().add("temporary-note");
        setAlignment(Pos.CENTER_LEFT);
        Label words = Controls.wrapped(context.text("temporary.note"), "text-caption", "muted");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Controls.icon("fth-eye-off", "icon-14"),
                        words,
                        Controls.word(context.text("temporary.keep"), chat::keepTemporary));
        subscriptions.follow(chat.temporary(), now -> Controls.show(this, now));
    }
}
