package dev.parley.app.shell.settings;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.shell.KeyAction;
import dev.parley.app.shell.KeyMap;
import dev.parley.app.shell.WindowKeys;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One action and its keys: a press on them waits for new ones, which hold at once unless another action has them. */
final class ShortcutRow extends VBox implements Findable {
    private final KeyAction action;
    private final WindowKeys window;
    private final ObjectProperty<KeyMap> keys;
    private final boolean mac;
    private final String name;
    private final Texts texts = Texts.of(ShortcutRow.class);
    private final Texts keyTexts = Texts.of(KeyAction.class);
    private final Button change = new Button();
    private final Button reset;
    private final Label trouble = Labels.wrapped("", "text-caption", "danger");
    private final Button takeOver = new Button(texts.get("shortcuts.take_over"));
    private final HBox refusal = new HBox(12, trouble, takeOver);
    private boolean waiting;

    ShortcutRow(
            KeyAction action,
            WindowKeys window,
            ObjectProperty<KeyMap> keys,
            boolean mac,
            Subscriptions subscriptions) {
        super(4);
        this.action = action;
        this.window = window;
        this.keys = keys;
        this.mac = mac;
        this.name = keyTexts.get(action.textKey());
        getStyleClass().addAll("settings-row", "shortcut-row");
        Label words = Labels.of(name, "text-ui");
        words.setMinWidth(0);
        change.getStyleClass().addAll("small", "shortcut-keys");
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.setOnAction(event -> await(!waiting));
        change.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        change.focusedProperty().addListener((source, was, focused) -> await(waiting && focused));
        reset = IconButtons.small("fth-rotate-ccw", texts.get("shortcuts.reset", name), this::reset);
        HBox line = new HBox(8, words, Labels.gap(), change, reset);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(trouble, Priority.ALWAYS);
        trouble.setMaxWidth(Double.MAX_VALUE);
        takeOver.getStyleClass().add("small");
        takeOver.setMinWidth(Region.USE_PREF_SIZE);
        refusal.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, refusal);
        subscriptions.add(() -> await(false));
        subscriptions.follow(keys, now -> {
            calm();
            show();
        });
    }

    @Override
    public String said() {
        return name;
    }

    private void show() {
        String now = keys.get().hint(action, mac);
        String shown = now.isEmpty() ? texts.get("shortcuts.none") : now;
        change.setText(waiting ? texts.get("shortcuts.press") : shown);
        change.setAccessibleText(texts.get("shortcuts.change", name, shown));
        reset.setVisible(!keys.get().keysOf(action).equals(KeyMap.standard().keysOf(action)));
    }

    private void await(boolean now) {
        if (waiting != now) {
            waiting = now;
            window.rest(now);
            show();
        }
    }

    private void pressed(KeyEvent event) {
        if (!waiting) {
            return;
        }
        event.consume();
        KeyCode code = event.getCode();
        if (code.isModifierKey()) {
            return;
        }
        await(false);
        if (code == KeyCode.ESCAPE) {
            calm();
        } else if (code == KeyCode.DELETE && !event.isShortcutDown()) {
            keys.set(keys.get().with(action, List.of()));
        } else {
            PressedKeys.of(event).ifPresentOrElse(this::use, () -> refuse(texts.get("shortcuts.unfit"), false));
        }
    }

    private void use(KeyCombination combination) {
        Optional<KeyAction> other = keys.get().takenBy(combination, action);
        if (other.isEmpty()) {
            keys.set(keys.get().with(action, List.of(combination)));
            return;
        }
        String taken = keyTexts.get(other.get().textKey());
        refuse(
                texts.get("shortcuts.conflict", KeyMap.hint(combination, mac), taken),
                other.get().isRebindable());
        takeOver.setAccessibleText(texts.get("shortcuts.take_over_from", taken));
        takeOver.setOnAction(event -> {
            change.requestFocus();
            keys.set(keys.get().takenOver(action, combination));
        });
    }

    /** To its usual keys, unless another action has them now. */
    private void reset() {
        change.requestFocus();
        List<KeyCombination> usual = KeyMap.standard().keysOf(action);
        Optional<KeyCombination> lost = usual.stream()
                .filter(one -> keys.get().takenBy(one, action).isPresent())
                .findFirst();
        lost.ifPresentOrElse(this::use, () -> keys.set(keys.get().with(action, usual)));
    }

    private void refuse(String sentence, boolean canTakeOver) {
        trouble.setText(sentence);
        takeOver.setVisible(canTakeOver);
        refusal.setVisible(true);
        refusal.setManaged(true);
    }

    private void calm() {
        refusal.setVisible(false);
        refusal.setManaged(false);
    }
}
