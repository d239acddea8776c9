package dev.parley.app.shell.settings;

import dev.parley.app.control.IconButtons;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.shell.WindowPreferences;
import dev.parley.app.shell.ZoomPane;
import java.text.NumberFormat;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The sections General and Appearance: how the window behaves, and how it looks. */
public final class LooksSections {
    private static final int SMALLEST_TEXT = 12;
    private static final int LARGEST_TEXT = 18;

    private final Texts texts = Texts.of(LooksSections.class);
    private final WindowPreferences preferences;
    private final ZoomPane zoom;

    public LooksSections(WindowPreferences preferences, ZoomPane zoom) {
        this.preferences = preferences;
        this.zoom = zoom;
    }

    public Node general(Subscriptions subscriptions) {
        return SettingRow.list(
                SettingRow.toggle(texts, "general.enter", preferences.enterSends(), subscriptions),
                SettingRow.toggle(texts, "general.stick", preferences.stickToBottom(), subscriptions),
                SettingRow.toggle(texts, "general.reopen", preferences.reopenChat(), subscriptions),
                SettingRow.toggle(texts, "general.jobs", preferences.announceJobs(), subscriptions));
    }

    public Node appearance(Subscriptions subscriptions) {
        return SettingRow.list(
                ThemeCards.of(texts, preferences.theme(), subscriptions),
                SettingRow.of(texts, "look.zoom", zoom(subscriptions)),
                SettingRow.of(texts, "look.text", textSize(subscriptions)),
                SettingRow.toggle(texts, "look.wrap", preferences.wrapCode(), subscriptions),
                SettingRow.toggle(texts, "look.motion", preferences.reduceMotion(), subscriptions));
    }

    private Node zoom(Subscriptions subscriptions) {
        Label percent = figure();
        NumberFormat format = NumberFormat.getPercentInstance();
        subscriptions.follow(zoom.zoom(), now -> percent.setText(format.format(now)));
        return stepper(
                IconButtons.small("fth-minus", texts.get("look.zoom_smaller"), zoom::zoomOut),
                percent,
                IconButtons.small("fth-plus", texts.get("look.zoom_larger"), zoom::zoomIn));
    }

    private Node textSize(Subscriptions subscriptions) {
        IntegerProperty size = preferences.textSize();
        Label now = figure();
        subscriptions.follow(size, px -> now.setText(texts.get("look.text_px", px)));
        return stepper(
                IconButtons.small(
                        "fth-minus",
                        texts.get("look.text_smaller"),
                        () -> size.set(Math.max(SMALLEST_TEXT, size.get() - 1))),
                now,
                IconButtons.small(
                        "fth-plus",
                        texts.get("look.text_larger"),
                        () -> size.set(Math.min(LARGEST_TEXT, size.get() + 1))));
    }

    private static Label figure() {
        Label figure = new Label();
        figure.getStyleClass().add("text-code-small");
        figure.setMinWidth(44);
        figure.setAlignment(Pos.CENTER);
        return figure;
    }

    private static Node stepper(Node... parts) {
        HBox box = new HBox(parts);
        box.setAlignment(Pos.CENTER);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }
}
