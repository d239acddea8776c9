package dev.parley.app.shell;

import dev.parley.app.control.IconButtons;
import dev.parley.app.fx.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A dialog within the window: a title, what it is about, and a row of buttons. */
public final class Sheet extends VBox {
    static final double WIDTH = 480;

    private Runnable close = () -> {};

    /** {@code body} may be larger than the window: then it is to scroll by itself. */
    public Sheet(String title, Node body, Node... buttons) {
        getStyleClass().add("sheet-panel");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        setPrefWidth(WIDTH);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        Label head = new Label(title);
        head.getStyleClass().add("text-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(
                head, gap, IconButtons.small("fth-x", Texts.of(Sheet.class).get("sheet.close"), () -> close.run()));
        top.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(top, body);
        if (buttons.length > 0) {
            HBox row = new HBox(8, buttons);
            row.setAlignment(Pos.CENTER_RIGHT);
            getChildren().add(row);
        }
    }

    void onClose(Runnable action) {
        close = action;
    }

    /** As its cross and Esc do. */
    public void close() {
        close.run();
    }
}
