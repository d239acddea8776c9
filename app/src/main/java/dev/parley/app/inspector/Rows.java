package dev.parley.app.inspector;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Lines of labels. */
final class Rows {
    private Rows() {}

    static HBox row(double gap, Node... nodes) {
        HBox row = new HBox(gap, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A heading, and at its end what it is about. */
    static HBox section(String title, Label about) {
        about.getStyleClass().addAll("text-caption", "muted");
        Label head = label(title, "text-section");
        head.setMinWidth(Region.USE_PREF_SIZE);
        return row(8, head, spring(), about);
    }
}
