package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Subscriptions;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** "2 / 3" with an arrow at either side; not there while there is one branch. */
final class BranchSwitch extends HBox implements AutoCloseable {
    private final Subscriptions subscriptions = new Subscriptions();

    BranchSwitch(TurnViewModel turn, ViewContext context) {
        getStyleClass().add("branch-switch");
        setAlignment(Pos.CENTER_LEFT);
        Button before = Controls.iconButton(
                context.text("branch.before"),
                "fth-chevron-left",
                () -> context.actions().switchBranch(turn, -1));
        Button after = Controls.iconButton(
                context.text("branch.after"),
                "fth-chevron-right",
                () -> context.actions().switchBranch(turn, 1));
        Label place = Controls.label("", "text-code-small", "muted");
        getChildren().addAll(before, place, after);
        subscriptions.follow(turn.branch(), branch -> {
            place.setText(branch.index() + " / " + branch.count());
            place.setAccessibleText(context.text("branch.place", branch.index(), branch.count()));
            before.setDisable(branch.index() <= 1);
            after.setDisable(branch.index() >= branch.count());
            Controls.show(this, branch.count() > 1);
        });
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
