package dev.parley.app.history;

import dev.parley.app.control.IconButtons;
import dev.parley.app.fx.FirstShown;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** How many chats are chosen, and what can be done with all of them; not there while none is. */
final class ChoiceBar extends HBox {
    private final HistoryViewModel model;
    private final Texts texts;
    private final Label count = new Label();

    ChoiceBar(HistoryViewModel model, SidebarActions actions, Texts texts, Subscriptions subscriptions) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("choice-bar");
        count.getStyleClass().add("text-caption-medium");
        count.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(count, Priority.ALWAYS);
        Button move = IconButtons.small("fth-folder", texts.get("choice.move"), () -> {});
        move.setOnAction(event -> {
            ContextMenu menu = new ContextMenu();
            menu.getItems().setAll(new ChatMenu(model, actions, texts).folders(chosen()));
            menu.show(move, Side.BOTTOM, 0, 0);
        });
        subscriptions.onInvalidated(this::show, model.selection().ids());
        show();
        FirstShown.then(
                this,
                () -> getChildren()
                        .addAll(
                                count,
                                move,
                                IconButtons.small(
                                        "fth-tag", texts.get("choice.tags"), () -> actions.editTags(chosen())),
                                IconButtons.small(
                                        "fth-trash-2", texts.get("choice.delete"), () -> model.delete(chosen())),
                                IconButtons.small(
                                        "fth-x",
                                        texts.get("choice.clear"),
                                        () -> model.selection().clear())));
    }

    private List<String> chosen() {
        return List.copyOf(model.selection().ids());
    }

    private void show() {
        int size = model.selection().ids().size();
        count.setText(texts.get("choice.count", size));
        setVisible(size > 0);
        setManaged(size > 0);
    }
}
