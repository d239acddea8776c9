package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Subscriptions;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the person wrote, at the right; beside it what can be done with it. */
public final class UserBubble extends HBox implements AutoCloseable {
    static final double MOST_WIDTH = 600;

    private final TurnViewModel message;
    private final ViewContext context;
    private final TypedView typed;
    private final VBox bubble;
    private final Subscriptions subscriptions = new Subscriptions();

    /**
     * {@code wanted}: whether the actions are shown even without the pointer or the focus on them; {@code unfolded}: the
     * ids of the messages that are shown whole, to which this one is added once it is.
     */
    public UserBubble(
            TurnViewModel message, ObservableValue<Boolean> wanted, Set<String> unfolded, ViewContext context) {
        super(4);
        this.message = message;
        this.context = context;
        getStyleClass().add("user-message");
        setAlignment(Pos.BOTTOM_RIGHT);
        typed = new TypedView(context);
        bubble = new VBox(8, typed);
        bubble.getStyleClass().add("user-bubble");
        bubble.setMaxWidth(MOST_WIDTH);
        bubble.setMinWidth(0);
        getChildren().addAll(actions(wanted), bubble);
        if (message.turn().parentId() == null) {
            getStyleClass().add("first-message");
        }
        show(
                unfolded.contains(message.id())
                        ? new TypedText.Folded(message.text(), false)
                        : TypedText.folded(message.text()),
                unfolded);
    }

    TypedView typed() {
        return typed;
    }

    private void show(TypedText.Folded text, Set<String> unfolded) {
        typed.show(text.text());
        bubble.getChildren().clear();
        if (!message.turn().attachments().isEmpty()) {
            bubble.getChildren().add(new SentFiles(message.turn().attachments(), context));
        }
        if (!text.text().isBlank()) {
            bubble.getChildren().add(typed);
        }
        if (text.cut()) {
            Button all = Controls.word(context.text("user.all"), () -> {
                unfolded.add(message.id());
                show(new TypedText.Folded(message.text(), false), unfolded);
            });
            all.getStyleClass().add("bubble-more");
            bubble.getChildren().add(all);
        }
    }

    private HBox actions(ObservableValue<Boolean> wanted) {
        ChatActions actions = context.actions();
        HBox hidden = Controls.row(
                0,
                Controls.iconButton(context.text("user.copy"), "fth-copy", () -> actions.copy(message.text())),
                Controls.iconButton(context.text("user.edit"), "fth-edit-2", () -> actions.edit(message)),
                Controls.iconButton(context.text("user.delete"), "fth-trash-2", () -> actions.delete(message)));
        Reveal reveal = new Reveal(hidden, wanted);
        subscriptions.add(reveal::close);
        BranchSwitch branches = new BranchSwitch(message, context);
        subscriptions.add(branches::close);
        HBox row = Controls.row(4, hidden, branches);
        row.setMinWidth(USE_PREF_SIZE);
        row.getStyleClass().add("user-actions");
        return row;
    }

    @Override
    public void close() {
        typed.close();
        subscriptions.close();
    }
}
