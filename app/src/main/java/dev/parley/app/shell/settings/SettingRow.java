package dev.parley.app.shell.settings;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One setting: its name, a line about it, and its control. {@code key} is that of its name; {@code key_hint} the line. */
final class SettingRow extends HBox implements Findable {
    private final String said;

    private SettingRow(String name, String hint, Node... controls) {
        super(16);
        said = name + " " + hint;
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

    @Override
    public String said() {
        return said;
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
        // A search puts rows together anew.
        list.getChildren().forEach(row -> row.getStyleClass().remove("last"));
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

    static Button button(Texts texts, String key, Runnable action, String... styles) {
        Button button = new Button(texts.get(key));
        button.setAccessibleText(button.getText());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll(styles);
        button.setOnAction(event -> action.run());
        return button;
    }
}
