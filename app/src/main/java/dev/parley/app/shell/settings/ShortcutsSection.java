package dev.parley.app.shell.settings;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.shell.KeyAction;
import dev.parley.app.shell.KeyMap;
import dev.parley.app.shell.StoredKeys;
import dev.parley.app.shell.WindowKeys;
import dev.parley.app.shell.WindowPreferences;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The keys of all actions that can have others, and one switch for all of them. */
public final class ShortcutsSection {
    private ShortcutsSection() {}

    public static Node of(WindowKeys window, WindowPreferences preferences, boolean mac, Subscriptions subscriptions) {
        Texts texts = Texts.of(ShortcutsSection.class);
        SettingRow all = SettingRow.toggle(texts, "shortcuts.on", preferences.shortcutsOn(), subscriptions);
        all.getStyleClass().add("last");
        List<Node> rows = new ArrayList<>();
        for (KeyAction action : window.available()) {
            if (action.isRebindable()) {
                rows.add(new ShortcutRow(action, window, preferences.ownKeys(), mac, subscriptions));
            }
        }
        VBox list = SettingRow.list(rows.toArray(Node[]::new));
        Button reset = SettingRow.button(
                texts, "shortcuts.reset_all", () -> preferences.ownKeys().set(KeyMap.standard()));
        subscriptions.follow(
                preferences.ownKeys(),
                now -> reset.setDisable(StoredKeys.changes(now).isEmpty()));
        subscriptions.follow(preferences.shortcutsOn(), on -> {
            list.setDisable(!on);
            list.setOpacity(on ? 1 : 0.5);
        });
        HBox head =
                new HBox(16, Labels.wrapped(texts.get("shortcuts.how"), "text-caption", "muted"), Labels.gap(), reset);
        head.setAlignment(Pos.CENTER_LEFT);
        return new VBox(12, all, head, list);
    }
}
