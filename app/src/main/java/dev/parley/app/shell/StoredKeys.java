package dev.parley.app.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * Keys that a person changed, as they are kept: for each action that has not its usual keys their names, such as
 * {@code Shortcut+K}, by the name of the action.
 */
public final class StoredKeys {
    private StoredKeys() {}

    /**
     * What was kept, and what of it was not understood: an action that there is not, keys that are none, or keys that
     * another action has. Such an action keeps its usual keys.
     */
    record Read(KeyMap keys, List<String> odd) {
        Read {
            odd = List.copyOf(odd);
        }
    }

    static Read read(Map<String, List<String>> stored) {
        KeyMap keys = KeyMap.standard();
        List<String> odd = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : new TreeMap<>(stored).entrySet()) {
            Optional<KeyAction> action = action(entry.getKey());
            Optional<List<KeyCombination>> combinations = combinations(entry.getValue());
            if (action.isEmpty() || combinations.isEmpty()) {
                odd.add(entry.getKey());
            } else {
                keys = keys.with(action.get(), combinations.get());
            }
        }
        // Two actions may have changed places, so it is seen at the end whether two have the same.
        for (KeyAction action : KeyAction.values()) {
            if (stored.containsKey(action.name()) && isShared(keys, action)) {
                odd.add(action.name());
                keys = keys.with(action, KeyMap.standard().keysOf(action));
            }
        }
        return new Read(keys, odd);
    }

    private static boolean isShared(KeyMap keys, KeyAction action) {
        return keys.keysOf(action).stream()
                .anyMatch(one -> keys.takenBy(one, action).isPresent());
    }

    private static Optional<KeyAction> action(String name) {
        return Arrays.stream(KeyAction.values())
                .filter(action -> action.name().equals(name) && action.isRebindable())
                .findFirst();
    }

    /** Nothing if one of them is none. */
    private static Optional<List<KeyCombination>> combinations(List<String> names) {
        List<KeyCombination> all = new ArrayList<>();
        for (String name : names) {
            try {
                // Of a name that is no key the toolkit makes a character.
                if (!(KeyCombination.valueOf(name) instanceof KeyCodeCombination combination)) {
                    return Optional.empty();
                }
                all.add(combination);
            } catch (IllegalArgumentException notKeys) {
                return Optional.empty();
            }
        }
        return Optional.of(all);
    }

    /** Those that differ from the usual ones. */
    public static Map<String, List<String>> changes(KeyMap keys) {
        KeyMap usual = KeyMap.standard();
        Map<String, List<String>> changes = new TreeMap<>();
        for (KeyAction action : KeyAction.values()) {
            if (!keys.keysOf(action).equals(usual.keysOf(action))) {
                changes.put(
                        action.name(),
                        keys.keysOf(action).stream()
                                .map(KeyCombination::getName)
                                .toList());
            }
        }
        return changes;
    }
}
