package dev.parley.app.shell.settings;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Reads new keys for an action from a key that was pressed. */
final class PressedKeys {
    /** With Ctrl alone they edit text, wherever there is any. */
    private static final Set<KeyCode> EDITING =
            EnumSet.of(KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X, KeyCode.Y, KeyCode.Z);
    /** With Ctrl or Alt they move the caret by words, or leave a line. */
    private static final Set<KeyCode> MOVING = EnumSet.of(
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.HOME,
            KeyCode.END,
            KeyCode.TAB,
            KeyCode.ENTER,
            KeyCode.ESCAPE,
            KeyCode.SPACE);

    private PressedKeys() {}

    /** Empty for keys that write or edit text or move in it, and for a modifier alone. */
    static Optional<KeyCombination> of(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean modified = event.isShortcutDown() || event.isAltDown() || event.isControlDown();
        boolean editing =
                event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown() && EDITING.contains(code);
        boolean unfit = code.isModifierKey() || code == KeyCode.UNDEFINED || MOVING.contains(code);
        if (unfit || editing || (!modified && !code.isFunctionKey())) {
            return Optional.empty();
        }
        List<KeyCombination.Modifier> modifiers = new ArrayList<>();
        if (event.isShortcutDown()) {
            modifiers.add(KeyCombination.SHORTCUT_DOWN);
        } else if (event.isControlDown()) {
            modifiers.add(KeyCombination.CONTROL_DOWN);
        }
        if (event.isShiftDown()) {
            modifiers.add(KeyCombination.SHIFT_DOWN);
        }
        if (event.isAltDown()) {
            modifiers.add(KeyCombination.ALT_DOWN);
        }
        return Optional.of(new KeyCodeCombination(code, modifiers.toArray(KeyCombination.Modifier[]::new)));
    }
}
