package dev.parley.app.chat.view;

import dev.parley.app.control.Tips;
import dev.parley.app.control.Wrapping;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small parts that cards are built from. */
final class Controls {

    private Controls() {}

    static FontIcon icon(String literal, String... styleClasses) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A paragraph of the interface, which wraps. */
    static Label wrapped(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        Wrapping.wrap(label);
        // Else a label in a box that is too low is cut instead of making the box higher.
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A button with an icon and a word. */
    static Button button(String text, String icon, Runnable action, String... styleClasses) {
        Button button = new Button(text, icon(icon));
        button.getStyleClass().addAll(styleClasses);
        button.setAccessibleText(text);
        button.setOnAction(event -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** A word that is a button. */
    static Button word(String text, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().addAll("flat", "small");
        button.setAccessibleText(text);
        button.setOnAction(event -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** A button that is an icon; its name is in the tooltip and for screen readers. */
    static Button iconButton(String name, String icon, Runnable action) {
        Button button = new Button(null, icon(icon));
        button.getStyleClass().addAll("flat", "icon", "small");
        button.setAccessibleText(name);
        Tips.say(button, name);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A figure with its unit or name: the figure in mono. */
    static HBox figure(String before, String figure, String after) {
        HBox box = row(4);
        box.getStyleClass().add("figure");
        if (!before.isEmpty()) {
            box.getChildren().add(label(before, "text-caption", "subtle"));
        }
        if (!figure.isEmpty()) {
            box.getChildren().add(label(figure, "text-code-small", "muted"));
        }
        if (!after.isEmpty()) {
            box.getChildren().add(label(after, "text-caption", "subtle"));
        }
        return box;
    }

    static HBox row(double gap, Node... children) {
        HBox row = new HBox(gap, children);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Takes the room that is left. */
    static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
