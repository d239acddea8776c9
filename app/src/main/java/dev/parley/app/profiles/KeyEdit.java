package dev.parley.app.profiles;

import dev.parley.client.endpoint.Secret;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The key field of the editor. What is typed is held as a {@link Secret} and nowhere as text, so that nothing that is
 * printed can hold it. For the toolkit's thread.
 */
public final class KeyEdit {

    /** What saving would do to the key. */
    public enum State {
        /** There is none. */
        NONE,
        /** One is stored and stays. */
        STORED,
        /** A new one takes the place of the stored one; perhaps nothing was typed yet. */
        REPLACING,
        /** There was none and one was typed. */
        TYPED,
        /** The stored one will be removed. */
        REMOVED
    }

    private final boolean stored;
    private final ReadOnlyObjectWrapper<State> state;
    private final Runnable onChange;
    private @Nullable Secret typed;
    private boolean unusable;

    KeyEdit(boolean stored, Runnable onChange) {
        this.stored = stored;
        this.onChange = onChange;
        this.state = new ReadOnlyObjectWrapper<>(stored ? State.STORED : State.NONE);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Takes what stands in the field; blank is no key. */
    public void type(CharSequence text) {
        unusable = false;
        typed = null;
        if (!text.toString().isBlank()) {
            try {
                typed = Secret.of(text);
            } catch (IllegalArgumentException e) {
                unusable = true;
            }
        }
        if (state.get() != State.REPLACING) {
            state.set(typed == null && !unusable ? State.NONE : State.TYPED);
        }
        onChange.run();
    }

    /** Takes a key that came with an import. */
    void take(Secret key) {
        unusable = false;
        typed = key;
        state.set(stored ? State.REPLACING : State.TYPED);
        onChange.run();
    }

    /** Makes way for another key; until one is typed the stored one stays. */
    public void replace() {
        change(State.REPLACING);
    }

    /** Removes the stored key with the next save. */
    public void remove() {
        change(State.REMOVED);
    }

    /** Goes back to what is stored. */
    public void restore() {
        change(stored ? State.STORED : State.NONE);
    }

    private void change(State next) {
        typed = null;
        unusable = false;
        state.set(next);
        onChange.run();
    }

    @Nullable Secret typed() {
        return typed;
    }

    /** Whether the field holds what no header can carry. */
    boolean isUnusable() {
        return unusable;
    }

    boolean isChanged() {
        return typed != null || unusable || state.get() == State.REMOVED;
    }

    /** Whether a key will belong to the profile after saving. */
    boolean willExist() {
        return typed != null || (stored && state.get() != State.REMOVED);
    }

    KeyChange change() {
        if (typed != null) {
            return new KeyChange.Put(typed);
        }
        return state.get() == State.REMOVED ? new KeyChange.Remove() : new KeyChange.Keep();
    }

    @Override
    public String toString() {
        return "KeyEdit[" + state.get().name().toLowerCase(Locale.ROOT) + "]";
    }
}
