package dev.parley.app.shell.settings;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One setting: its name, a line about it, and its control. {@code key} is that of its name; {@code key_hint} the line. */
final class SettingRow extends HBox {
    private SettingRow(String name, String hint, Node... controls) {
        super(16);
        Label title = Labels.of(name, "text-ui-medium");
        VBox words = new VBox(2, title, Labels.wrapped(hint, "text-caption", "muted"));
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().add("settings-row");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().add(words);
        getChildren().addAll(controls);
    }

    static SettingRow of(Texts texts, String key, Node... controls) {
        return new SettingRow(texts.get(key), texts.get(key + "_hint"), controls);
    }

    /** One whose line is not in the texts. */
    static SettingRow told(Texts texts, String key, String hint, Node... controls) {
        return new SettingRow(texts.get(key), hint, controls);
    }

    /** Rows as one list, with lines between them. */
    static VBox list(Node... rows) {
        VBox list = new VBox(rows);
        list.getChildren().getLast().getStyleClass().add("last");
        return list;
    }

    /** A switch that follows {@code value} and changes it. */
    static SettingRow toggle(Texts texts, String key, BooleanProperty value, Subscriptions subscriptions) {
        CheckBox box = new CheckBox();
        box.getStyleClass().add("switch");
        box.setAccessibleText(texts.get(key));
        box.selectedProperty().bindBidirectional(value);
        subscriptions.add(() -> box.selectedProperty().unbindBidirectional(value));
        return of(texts, key, box);
    }

    /** One of several. The names are texts of {@code key}, a dot and the name of the constant in lower case. */
    static <E extends Enum<E>> SettingRow choice(
            Texts texts, String key, E[] choices, Property<E> chosen, Subscriptions subscriptions) {
        SequencedMap<E, ToggleButton> buttons = new LinkedHashMap<>();
        HBox segment = new HBox();
        segment.getStyleClass().add("segment");
        segment.setMinWidth(Region.USE_PREF_SIZE);
        segment.setMaxHeight(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (E value : choices) {
            String name = texts.get(key + "." + value.name().toLowerCase(java.util.Locale.ROOT));
            ToggleButton button = new ToggleButton(name);
            button.setToggleGroup(group);
            button.setAccessibleText(texts.get("choice", texts.get(key), name));
            // One of them is always chosen: a click on it does not let it go.
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.setValue(value);
            });
            buttons.put(value, button);
            segment.getChildren().add(button);
        }
        subscriptions.follow(chosen, now -> select(buttons, now));
        return of(texts, key, segment);
    }

    private static <E> void select(Map<E, ToggleButton> buttons, E now) {
        ToggleButton button = buttons.get(now);
        if (button != null) {
            button.setSelected(true);
        }
    }

    static Button button(Texts texts, String key, Runnable action, String... styles) {
        Button button = new Button(texts.get(key));
        button.setAccessibleText(button.getText());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll(styles);
        button.setOnAction(event -> action.run());
        return button;
    }
}
