package dev.parley.app.gateway;

import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.Secret;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The form for another upstream, checked as it is typed: a field says what is wrong once something was typed in it, an
 * empty one when the form was sent. The key is held as a {@link Secret} and nowhere as text.
 */
public final class UpstreamFormViewModel {
    private final GatewayControl control;
    private final Executor fx;
    private final Set<String> taken;
    private final Runnable onAdded;
    private final Texts texts = Texts.of(UpstreamFormViewModel.class);
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.URL);
    private final ObjectProperty<KeySource> keySource = new SimpleObjectProperty<>(this, "keySource", KeySource.NONE);
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty url = new SimpleStringProperty(this, "url", "");
    private final StringProperty models = new SimpleStringProperty(this, "models", "");
    private final StringProperty variable = new SimpleStringProperty(this, "variable", "");
    private final StringProperty command = new SimpleStringProperty(this, "command", "");
    private final StringProperty idleStop = new SimpleStringProperty(this, "idleStop", "15");
    private final Map<UpstreamField, ReadOnlyStringWrapper> problems = new EnumMap<>(UpstreamField.class);
    private final Set<UpstreamField> touched = EnumSet.noneOf(UpstreamField.class);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private @Nullable Secret key;
    private boolean keyTyped;

    /** What is added. */
    public enum Kind {
        URL,
        COMMAND
    }

    /** Where the key of a server comes from. */
    public enum KeySource {
        NONE,
        /** Typed here, kept in the key ring. */
        RING,
        /** Read from the environment at each start. */
        VARIABLE
    }

    UpstreamFormViewModel(GatewayControl control, Executor fx, Collection<String> taken, Runnable onAdded) {
        this.control = control;
        this.fx = fx;
        this.taken = Set.copyOf(taken);
        this.onAdded = onAdded;
        for (UpstreamField field : UpstreamField.values()) {
            problems.put(field, new ReadOnlyStringWrapper(this, field.name(), ""));
        }
        touch(name, UpstreamField.NAME);
        touch(url, UpstreamField.URL);
        touch(variable, UpstreamField.VARIABLE);
        touch(command, UpstreamField.COMMAND);
        touch(idleStop, UpstreamField.IDLE_STOP);
        for (Observable value : new Observable[] {kind, keySource, models}) {
            value.addListener(source -> check());
        }
    }

    private void touch(StringProperty text, UpstreamField field) {
        text.addListener((source, before, now) -> {
            touched.add(field);
            check();
        });
    }

    /** Takes what stands in the field of the key; blank is none. */
    public void typeKey(CharSequence text) {
        keyTyped = !text.toString().isBlank();
        key = null;
        if (keyTyped) {
            try {
                key = Secret.of(text);
            } catch (IllegalArgumentException e) {
                // The field says so.
            }
        }
        touched.add(UpstreamField.KEY);
        check();
    }

    private UpstreamDraft draft() {
        return new UpstreamDraft(
                kind.get(),
                name.get(),
                url.get(),
                models.get(),
                keySource.get(),
                key != null,
                keyTyped,
                variable.get(),
                command.get(),
                idleStop.get());
    }

    private void check() {
        failure.set("");
        show(draft().problems(taken));
    }

    private void show(Map<UpstreamField, String> found) {
        problems.forEach((field, shown) -> {
            String text = found.get(field);
            shown.set(text == null || !touched.contains(field) ? "" : texts.get(text));
        });
    }

    /** Adds it if all is in order; else every field says what is not. */
    public void submit() {
        if (busy.get()) {
            return;
        }
        UpstreamDraft draft = draft();
        Map<UpstreamField, String> found = draft.problems(taken);
        touched.addAll(EnumSet.allOf(UpstreamField.class));
        show(found);
        if (!found.isEmpty()) {
            return;
        }
        busy.set(true);
        failure.set("");
        boolean withKey = kind.get() == Kind.URL && keySource.get() == KeySource.RING;
        control.add(draft.upstream(), withKey ? key : null)
                .whenComplete((done, fault) -> fx.execute(() -> {
                    busy.set(false);
                    if (fault == null) {
                        onAdded.run();
                    } else {
                        failure.set(GatewayViewModel.sentence(fault));
                    }
                }));
    }

    /** What is wrong with a field, one sentence; empty: nothing. */
    public ReadOnlyStringProperty problem(UpstreamField field) {
        return problems.getOrDefault(field, new ReadOnlyStringWrapper("")).getReadOnlyProperty();
    }

    public ObjectProperty<Kind> kind() {
        return kind;
    }

    public ObjectProperty<KeySource> keySource() {
        return keySource;
    }

    public StringProperty name() {
        return name;
    }

    public StringProperty url() {
        return url;
    }

    /** Names with commas between them. */
    public StringProperty models() {
        return models;
    }

    public StringProperty variable() {
        return variable;
    }

    public StringProperty command() {
        return command;
    }

    /** Minutes. */
    public StringProperty idleStop() {
        return idleStop;
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why it was not added, one sentence; empty: nothing went wrong. */
    public ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }
}
