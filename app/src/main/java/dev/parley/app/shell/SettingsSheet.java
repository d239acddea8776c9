package dev.parley.app.shell;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Texts;
import dev.parley.client.store.Settings;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The few settings of the window. What is chosen holds at once. */
public final class SettingsSheet {
    private static final int SMALLEST_TEXT = 12;
    private static final int LARGEST_TEXT = 18;

    private final Texts texts = Texts.of(SettingsSheet.class);
    private final WindowPreferences preferences;
    private final ZoomPane zoom;

    private SettingsSheet(WindowPreferences preferences, ZoomPane zoom) {
        this.preferences = preferences;
        this.zoom = zoom;
    }

    public static Sheet of(WindowPreferences preferences, ZoomPane zoom) {
        return new SettingsSheet(preferences, zoom).sheet();
    }

    private Sheet sheet() {
        Map<Settings.Theme, String> themes = new LinkedHashMap<>();
        themes.put(Settings.Theme.SYSTEM, texts.get("settings.system"));
        themes.put(Settings.Theme.LIGHT, texts.get("settings.light"));
        themes.put(Settings.Theme.DARK, texts.get("settings.dark"));
        VBox rows = new VBox(
                row("settings.theme", "settings.theme_hint", segment("settings.theme", themes, preferences.theme())),
                row("settings.zoom", "settings.zoom_hint", zoom()),
                row("settings.text", "settings.text_hint", textSize()),
                row("settings.motion", "settings.motion_hint", motion()));
        rows.getChildren().getLast().getStyleClass().add("last");
        return new Sheet(texts.get("settings.title"), rows);
    }

    private Node row(String nameKey, String hintKey, Node control) {
        Label name = new Label(texts.get(nameKey));
        name.getStyleClass().add("text-ui-medium");
        Label hint = new Label(texts.get(hintKey));
        hint.getStyleClass().addAll("text-caption", "muted");
        Wrapping.wrap(hint);
        VBox words = new VBox(2, name, hint);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(16, words, control);
        row.getStyleClass().add("settings-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node motion() {
        CheckBox box = new CheckBox();
        box.getStyleClass().add("switch");
        box.setAccessibleText(texts.get("settings.motion"));
        box.selectedProperty().bindBidirectional(preferences.reduceMotion());
        return box;
    }

    private Node zoom() {
        Label percent = new Label();
        percent.getStyleClass().add("text-code-small");
        percent.setMinWidth(44);
        percent.setAlignment(Pos.CENTER);
        NumberFormat format = NumberFormat.getPercentInstance();
        percent.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> format.format(zoom.zoom().get()), zoom.zoom()));
        HBox box = new HBox(
                IconButtons.small("fth-minus", texts.get("settings.smaller"), zoom::zoomOut),
                percent,
                IconButtons.small("fth-plus", texts.get("settings.larger"), zoom::zoomIn));
        box.setAlignment(Pos.CENTER);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private Node textSize() {
        IntegerProperty size = preferences.textSize();
        Label now = new Label();
        now.getStyleClass().add("text-code-small");
        now.setMinWidth(44);
        now.setAlignment(Pos.CENTER);
        now.textProperty().bind(size.map(px -> texts.get("settings.text_px", px)));
        HBox box = new HBox(
                IconButtons.small(
                        "fth-minus",
                        texts.get("settings.text_smaller"),
                        () -> size.set(Math.max(SMALLEST_TEXT, size.get() - 1))),
                now,
                IconButtons.small(
                        "fth-plus",
                        texts.get("settings.text_larger"),
                        () -> size.set(Math.min(LARGEST_TEXT, size.get() + 1))));
        box.setAlignment(Pos.CENTER);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private <T> Node segment(String nameKey, Map<T, String> choices, Property<T> chosen) {
        HBox segment = new HBox();
        segment.getStyleClass().add("segment");
        segment.setMinWidth(Region.USE_PREF_SIZE);
        segment.setMaxHeight(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        choices.forEach((value, name) -> {
            ToggleButton button = new ToggleButton(name);
            button.setToggleGroup(group);
            button.setUserData(value);
            button.setAccessibleText(texts.get("settings.choice", texts.get(nameKey), name));
            button.setSelected(value.equals(chosen.getValue()));
            // One of them is always chosen: a click on it does not let it go.
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.setValue(value);
            });
            segment.getChildren().add(button);
        });
        return segment;
    }
}
