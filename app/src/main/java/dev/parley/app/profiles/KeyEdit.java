package dev.parley.app.profiles;

import dev.parley.client.endpoint.Secret;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A field of the editor for a key or a password. What is typed is held as a {@link Secret} and nowhere as text, so that nothing that is
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
    private final Function<CharSequence, Secret> form;
    private final ReadOnlyObjectWrapper<State> state;
    private final Runnable onChange;
    private @Nullable Secret typed;
    private boolean unusable;

    private KeyEdit(boolean stored, Function<CharSequence, Secret> form, Runnable onChange) {
        this.stored = stored;
        this.form = form;
        this.onChange = onChange;
        this.state = new ReadOnlyObjectWrapper<>(stored ? State.STORED : State.NONE);
    }

    /** For a key, which a header carries; {@code stored}: there is one. */
    static KeyEdit key(boolean stored, Runnable onChange) {
        return new KeyEdit(stored, Secret::of, onChange);
    }

    /** For a password, which is taken as it is typed. */
    static KeyEdit password(boolean stored, Runnable onChange) {
        return new KeyEdit(stored, Secret::ofPassword, onChange);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Takes what stands in the field; blank is nothing. */
    public void type(CharSequence text) {
        if (text.toString().isBlank()) {
            typed(null, false);
            return;
        }
        try {
            typed(form.apply(text), false);
        } catch (IllegalArgumentException e) {
            typed(null, true);
        }
    }

    /** What stands in the field, for whoever reads it themselves: a secret, something that is none, or nothing. */
    void typed(@Nullable Secret secret, boolean isNone) {
        typed = secret;
        unusable = isNone;
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

    /** Whether the field holds what cannot be one, as a key that no header can carry. */
    boolean isUnusable() {
        return unusable;
    }

    boolean isChanged() {
        return typed != null || unusable || state.get() == State.REMOVED;
    }

    /** Whether the stored one stays, also while another is not typed yet. */
    boolean isKept() {
        return stored && typed == null && state.get() != State.REMOVED;
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
