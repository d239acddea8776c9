package dev.parley.app.shell;

import dev.parley.app.control.IconButtons;
import dev.parley.app.fx.Texts;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The few settings of the window. What is chosen holds at once. */
public final class SettingsSheet {
    private final Texts texts = Texts.of(SettingsSheet.class);
    private final WindowPreferences preferences;
    private final ZoomPane zoom;

    private SettingsSheet(WindowPreferences preferences, ZoomPane zoom) {
        this.preferences = preferences;
        this.zoom = zoom;
    }

    public static Sheet of(WindowPreferences preferences, ZoomPane zoom, boolean mac) {
        return new SettingsSheet(preferences, zoom).sheet(mac);
    }

    private Sheet sheet(boolean mac) {
        Map<ThemeChoice, String> themes = new LinkedHashMap<>();
        themes.put(ThemeChoice.SYSTEM, texts.get("settings.system"));
        themes.put(ThemeChoice.LIGHT, texts.get("settings.light"));
        themes.put(ThemeChoice.DARK, texts.get("settings.dark"));
        Map<MotionChoice, String> motions = new LinkedHashMap<>();
        motions.put(MotionChoice.SYSTEM, texts.get("settings.system"));
        motions.put(MotionChoice.REDUCED, texts.get("settings.on"));
        motions.put(MotionChoice.FULL, texts.get("settings.off"));
        Map<Boolean, String> sends = new LinkedHashMap<>();
        sends.put(false, texts.get("settings.send.enter"));
        sends.put(true, texts.get("settings.send.ctrl_enter", mac ? "\u2318" : "Ctrl"));
        VBox rows = new VBox(
                row("settings.theme", "settings.theme_hint", segment("settings.theme", themes, preferences.theme())),
                row("settings.zoom", "settings.zoom_hint", zoom()),
                row("settings.motion", "settings.motion_hint", segment("settings.motion", motions, preferences.motion())),
                row(
                        "settings.send",
                        "settings.send_hint",
                        segment("settings.send", sends, preferences.sendWithCtrl().asObject())));
        return new Sheet(texts.get("settings.title"), rows);
    }

    private Node row(String nameKey, String hintKey, Node control) {
        Label name = new Label(texts.get(nameKey));
        name.getStyleClass().add("text-ui-medium");
        Label hint = new Label(texts.get(hintKey));
        hint.getStyleClass().addAll("text-caption", "muted");
        hint.setWrapText(true);
        VBox words = new VBox(2, name, hint);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(16, words, control);
        row.getStyleClass().add("settings-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
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
