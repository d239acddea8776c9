package dev.parley.app.shell;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/** Lets the keys of a window do what was bound to them. A key without a binding does nothing and is not listed. */
public final class WindowKeys {
    private final ObservableValue<KeyMap> keys;
    private final Map<KeyAction, BooleanSupplier> bound = new EnumMap<>(KeyAction.class);
    private final Set<KeyAction> elsewhere = EnumSet.noneOf(KeyAction.class);
    private final BooleanSupplier blocked;
    private boolean resting;

    /** {@code keys} may change at any time; {@code blocked} tells whether a dialog is open, during which the keys of the window rest. */
    public WindowKeys(ObservableValue<KeyMap> keys, BooleanSupplier blocked) {
        this.keys = keys;
        this.blocked = blocked;
    }

    /** While this is said no key does anything, so that one can be pressed to be chosen. */
    public void rest(boolean now) {
        resting = now;
    }

    /** As it is now. */
    public KeyMap map() {
        return keys.getValue();
    }

    public void bind(KeyAction action, Runnable command) {
        bindIfUsed(action, () -> {
            command.run();
            return true;
        });
    }

    /** For a command that tells whether there was something to do; if not, the key goes on to others. */
    public void bindIfUsed(KeyAction action, BooleanSupplier command) {
        bound.put(action, command);
    }

    /** Says that a control answers this key by itself, so that it is listed. */
    public void list(KeyAction action) {
        elsewhere.add(action);
    }

    /** What the list of keys shows. */
    public Set<KeyAction> available() {
        Set<KeyAction> all = EnumSet.copyOf(elsewhere.isEmpty() ? EnumSet.noneOf(KeyAction.class) : elsewhere);
        all.addAll(bound.keySet());
        return all;
    }

    /** What {@link #perform} can do now. */
    public Set<KeyAction> commands() {
        return bound.isEmpty() ? EnumSet.noneOf(KeyAction.class) : EnumSet.copyOf(bound.keySet());
    }

    /** Does what the key of this action does; whether there was something to do. */
    public boolean perform(KeyAction action) {
        BooleanSupplier command = bound.get(action);
        return command != null && command.getAsBoolean();
    }

    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> run(event, KeyAction.Place.WINDOW));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> run(event, KeyAction.Place.FOCUS));
    }

    private void run(KeyEvent event, KeyAction.Place place) {
        if (resting || blocked.getAsBoolean()) {
            return;
        }
        map().actionOf(event)
                .filter(action -> action.place() == place)
                .map(bound::get)
                .filter(BooleanSupplier::getAsBoolean)
                .ifPresent(used -> event.consume());
    }
}
