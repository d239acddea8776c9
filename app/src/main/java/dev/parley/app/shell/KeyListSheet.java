package dev.parley.app.shell;

import dev.parley.app.fx.Texts;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The list of the keys that do something now. */
public final class KeyListSheet {

    private KeyListSheet() {}

    public static Sheet of(WindowKeys keys, boolean mac) {
        Texts texts = Texts.of(KeyListSheet.class);
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(8);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        ColumnConstraints right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        right.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(wide, right);
        int row = 0;
        for (KeyAction action : keys.available()) {
            String written = keys.map().hint(action, mac);
            if (written.isEmpty()) {
                continue;
            }
            Label hint = new Label(written);
            hint.getStyleClass().add("key-hint");
            // A key that is cut says nothing; what it does may take a second line.
            hint.setMinWidth(Region.USE_PREF_SIZE);
            Label what = new Label(texts.get(action.textKey()));
            what.setWrapText(true);
            grid.addRow(row, what, hint);
            row++;
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(texts.get("keys.title"));
        return new Sheet(texts.get("keys.title"), scroll);
    }
}
