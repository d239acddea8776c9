package dev.parley.app.profiles.view;

import dev.parley.app.control.Tips;
import dev.parley.app.control.Wrapping;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small pieces that the views of profiles are made of. */
final class Parts {

    private Parts() {}

    static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    static Label wrapped(String text, String... styles) {
        Label label = label(text, styles);
        Wrapping.wrap(label);
        // Else a narrow page cuts it instead of breaking it.
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static FontIcon icon(String code, String... styles) {
        FontIcon icon = new FontIcon(code);
        icon.getStyleClass().addAll(styles);
        icon.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        return icon;
    }

    static Button button(String text, Runnable action, String... styles) {
        Button button = new Button(text);
        button.getStyleClass().addAll(styles);
        button.setAccessibleText(text);
        button.setOnAction(event -> action.run());
        return button;
    }

    static Button button(String text, String icon, Runnable action, String... styles) {
        Button button = button(text, action, styles);
        button.setGraphic(icon(icon));
        return button;
    }

    /** A button that is an icon; its text is its tooltip and what is read aloud. */
    static Button iconButton(String text, String icon, Runnable action) {
        Button button = button("", icon, action, "flat", "icon");
        button.setAccessibleText(text);
        Tips.say(button, text);
        return button;
    }

    static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** A combo box of all values, which follows the property and sets it. */
    static <E> ComboBox<E> choice(List<E> values, Function<E, String> words, ObjectProperty<E> property) {
        ComboBox<E> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(E value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public E fromString(String text) {
                return box.getValue();
            }
        });
        box.valueProperty().bindBidirectional(property);
        return box;
    }
}
