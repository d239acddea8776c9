package dev.parley.app.parameters.view;

import dev.parley.app.control.Tips;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.parameters.ParametersViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The presets behind one button, and the line in which a new one gets its name. */
final class PresetMenu {
    private final ParametersViewModel model;
    private final Texts texts;
    private final MenuButton button = new MenuButton();
    private final TextField name = new TextField();
    private final VBox nameRow = new VBox(name);

    PresetMenu(ParametersViewModel model, Texts texts, Subscriptions subscriptions) {
        this.model = model;
        this.texts = texts;
        button.setGraphic(new FontIcon("fth-bookmark"));
        button.getStyleClass().addAll("flat", "icon", "small", "preset-menu");
        button.setAccessibleText(texts.get("presets"));
        Tips.say(button, texts.get("presets"));
        name.setPromptText(texts.get("presets.name"));
        name.setAccessibleText(texts.get("presets.name"));
        name.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        nameRow.getStyleClass().add("preset-name");
        showName(false);
        subscriptions.onInvalidated(this::fill, model.presets());
        fill();
    }

    Node button() {
        return button;
    }

    Node nameRow() {
        return nameRow;
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        Menu delete = new Menu(texts.get("presets.delete"));
        for (String preset : model.presets()) {
            items.add(item(preset, () -> model.applyPreset(preset)));
            delete.getItems().add(item(preset, () -> model.deletePreset(preset)));
        }
        if (items.isEmpty()) {
            MenuItem none = item(texts.get("presets.none"), () -> {});
            none.setDisable(true);
            items.add(none);
        }
        items.add(new SeparatorMenuItem());
        items.add(item(texts.get("presets.save"), () -> showName(true)));
        items.add(item(texts.get("presets.default"), model::keepForEndpoint));
        if (!model.presets().isEmpty()) {
            items.add(delete);
        }
        button.getItems().setAll(items);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        // An underscore in a name is no mnemonic.
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void showName(boolean shown) {
        name.clear();
        nameRow.setVisible(shown);
        nameRow.setManaged(shown);
        if (shown) {
            name.requestFocus();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            model.savePreset(name.getText());
            showName(false);
            button.requestFocus();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            showName(false);
            button.requestFocus();
        }
    }
}
