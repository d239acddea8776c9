package dev.parley.app.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Which keys do what. An action may have several combinations; the first is the one that is shown. {@code SHORTCUT} is
 * Ctrl, and Cmd on macOS.
 */
public final class KeyMap {
    private static final KeyCombination.Modifier CTRL = KeyCombination.SHORTCUT_DOWN;
    private static final KeyCombination.Modifier SHIFT = KeyCombination.SHIFT_DOWN;

    private final SequencedMap<KeyAction, List<KeyCombination>> keys;

    private KeyMap(SequencedMap<KeyAction, List<KeyCombination>> keys) {
        this.keys = new LinkedHashMap<>(keys);
    }

    /** The keys of a program that nobody changed. */
    public static KeyMap standard() {
        SequencedMap<KeyAction, List<KeyCombination>> keys = new LinkedHashMap<>();
        keys.put(KeyAction.SEND, List.of(key(KeyCode.ENTER)));
        keys.put(KeyAction.NEW_LINE, List.of(key(KeyCode.ENTER, SHIFT)));
        keys.put(KeyAction.EDIT_LAST, List.of(key(KeyCode.UP)));
        keys.put(KeyAction.STOP_OR_CLOSE, List.of(key(KeyCode.ESCAPE)));
        keys.put(KeyAction.NEW_CHAT, List.of(key(KeyCode.N, CTRL)));
        keys.put(KeyAction.TEMPORARY_CHAT, List.of(key(KeyCode.N, CTRL, SHIFT)));
        keys.put(KeyAction.COMMANDS, List.of(key(KeyCode.K, CTRL)));
        keys.put(KeyAction.FIND_IN_CHAT, List.of(key(KeyCode.F, CTRL)));
        keys.put(KeyAction.FIND_EVERYWHERE, List.of(key(KeyCode.F, CTRL, SHIFT)));
        keys.put(KeyAction.SIDEBAR, List.of(key(KeyCode.B, CTRL)));
        keys.put(KeyAction.SETTINGS, List.of(key(KeyCode.COMMA, CTRL)));
        keys.put(KeyAction.KEY_LIST, List.of(key(KeyCode.SLASH, CTRL), key(KeyCode.F1)));
        keys.put(KeyAction.CHOOSE_MODEL, List.of(key(KeyCode.M, CTRL, SHIFT)));
        keys.put(KeyAction.PARAMETERS, List.of(key(KeyCode.P, CTRL, SHIFT)));
        keys.put(KeyAction.INSPECTOR, List.of(key(KeyCode.I, CTRL, SHIFT)));
        keys.put(KeyAction.CODE, List.of(key(KeyCode.K, CTRL, SHIFT)));
        keys.put(KeyAction.JOBS, List.of(key(KeyCode.J, CTRL, SHIFT)));
        keys.put(KeyAction.GATEWAY, List.of(key(KeyCode.G, CTRL, SHIFT)));
        keys.put(KeyAction.BRANCHES, List.of(key(KeyCode.B, CTRL, SHIFT)));
        keys.put(KeyAction.NOTEBOOK, List.of(key(KeyCode.E, CTRL, SHIFT)));
        keys.put(KeyAction.PRESENT, List.of(key(KeyCode.F5)));
        keys.put(KeyAction.RENAME_CHAT, List.of(key(KeyCode.F2)));
        keys.put(KeyAction.COPY_ANSWER, List.of(key(KeyCode.C, CTRL, SHIFT)));
        keys.put(KeyAction.COPY_CODE, List.of(key(KeyCode.SEMICOLON, CTRL, SHIFT)));
        keys.put(KeyAction.REGENERATE, List.of(key(KeyCode.R, CTRL)));
        keys.put(KeyAction.DELETE_CHAT, List.of(key(KeyCode.BACK_SPACE, CTRL, SHIFT)));
        keys.put(
                KeyAction.ZOOM_IN,
                List.of(
                        key(KeyCode.EQUALS, CTRL),
                        key(KeyCode.EQUALS, CTRL, SHIFT),
                        key(KeyCode.PLUS, CTRL),
                        key(KeyCode.ADD, CTRL)));
        keys.put(KeyAction.ZOOM_OUT, List.of(key(KeyCode.MINUS, CTRL), key(KeyCode.SUBTRACT, CTRL)));
        keys.put(KeyAction.ZOOM_RESET, List.of(key(KeyCode.DIGIT0, CTRL), key(KeyCode.NUMPAD0, CTRL)));
        return new KeyMap(keys);
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    /** The same, with other keys for one action. */
    public KeyMap with(KeyAction action, List<KeyCombination> combinations) {
        SequencedMap<KeyAction, List<KeyCombination>> changed = new LinkedHashMap<>(keys);
        changed.put(action, List.copyOf(combinations));
        return new KeyMap(changed);
    }

    /** The same, but these keys belong to {@code action} alone; whichever action had them is without them. */
    public KeyMap takenOver(KeyAction action, KeyCombination combination) {
        SequencedMap<KeyAction, List<KeyCombination>> changed = new LinkedHashMap<>(keys);
        changed.replaceAll((other, its) ->
                its.stream().filter(one -> !one.equals(combination)).toList());
        changed.put(action, List.of(combination));
        return new KeyMap(changed);
    }

    /** Which other action has these keys. */
    public Optional<KeyAction> takenBy(KeyCombination combination, KeyAction except) {
        return keys.entrySet().stream()
                .filter(entry -> entry.getKey() != except && entry.getValue().contains(combination))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The same without any keys but those of the controls themselves. */
    public KeyMap withoutShortcuts() {
        SequencedMap<KeyAction, List<KeyCombination>> changed = new LinkedHashMap<>(keys);
        changed.replaceAll((action, its) -> action.isRebindable() ? List.of() : its);
        return new KeyMap(changed);
    }

    /** The same where Enter begins a line and Ctrl+Enter sends. */
    public KeyMap withEnterForLines() {
        return with(KeyAction.SEND, List.of(key(KeyCode.ENTER, CTRL)))
                .with(KeyAction.NEW_LINE, List.of(key(KeyCode.ENTER)));
    }

    public List<KeyCombination> keysOf(KeyAction action) {
        return keys.getOrDefault(action, List.of());
    }

    /** The action of a key that was pressed. */
    public Optional<KeyAction> actionOf(KeyEvent event) {
        return keys.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(combination -> combination.match(event)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** How the first combination of an action is written, such as {@code Ctrl N}; empty without one. */
    public String hint(KeyAction action, boolean mac) {
        return keysOf(action).stream()
                .findFirst()
                .map(combination -> hint(combination, mac))
                .orElse("");
    }

    /** How a combination is written. */
    public static String hint(KeyCombination combination, boolean mac) {
        List<String> names = new ArrayList<>(List.of(combination.getName().split("\\+(?!$)")));
        // The toolkit puts Shift first, as only macOS does.
        if (!mac && names.remove("Shortcut")) {
            names.addFirst("Shortcut");
        }
        return names.stream().map(name -> mac ? macName(name) : name(name)).collect(Collectors.joining(mac ? "" : " "));
    }

    private static String name(String name) {
        return switch (name) {
            case "Shortcut" -> "Ctrl";
            case "Comma" -> ",";
            case "Slash" -> "/";
            case "Semicolon" -> ";";
            case "Equals" -> "=";
            case "Minus" -> "-";
            case "Backspace" -> "Backspace";
            default -> name.length() == 1 ? name.toUpperCase(Locale.ROOT) : name;
        };
    }

    private static String macName(String name) {
        return switch (name) {
            case "Shortcut" -> "\u2318";
            case "Shift" -> "\u21e7";
            case "Backspace" -> "\u232b";
            case "Enter" -> "\u21a9";
            default -> name(name);
        };
    }
}
