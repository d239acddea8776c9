package dev.parley.app.parameters;

import dev.parley.app.fx.Texts;
import dev.parley.client.JsonText;
import dev.parley.client.parameter.Parameter;
import dev.parley.client.parameter.ParameterReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One parameter as it is edited: its text, whether it is set, and what is wrong with the text. */
public final class ParameterField {
    private final Parameter parameter;
    private final Texts texts;
    private final BiConsumer<Parameter, @Nullable JsonText> changed;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyBooleanWrapper set = new ReadOnlyBooleanWrapper(this, "set", false);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private @Nullable JsonText value;
    private boolean loading;

    /** {@code changed} gets each new value, {@code null} where the parameter is not to be sent. */
    ParameterField(Parameter parameter, Texts texts, BiConsumer<Parameter, @Nullable JsonText> changed) {
        this.parameter = parameter;
        this.texts = texts;
        this.changed = changed;
        text.subscribe((before, now) -> typed(now));
    }

    public Parameter parameter() {
        return parameter;
    }

    /** What people call it. */
    public String label() {
        try {
            return texts.get("name." + parameter.name());
        } catch (MissingResourceException ownName) {
            return parameter.name();
        }
    }

    /** What stands in an empty field. */
    public String prompt() {
        return parameter.hint().isEmpty() ? texts.get("field.not_set") : texts.get("field.default", parameter.hint());
    }

    public StringProperty text() {
        return text;
    }

    /** Whether there is a value that is sent. */
    public ReadOnlyBooleanProperty set() {
        return set.getReadOnlyProperty();
    }

    /** One sentence; empty: nothing is wrong. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Nothing is typed and nothing is sent. */
    public void reset() {
        text.set("");
    }

    /** The items of a list of texts. */
    public List<String> items() {
        JsonText now = value;
        return now == null ? List.of() : ParameterReading.texts(now);
    }

    /** Adds to a list of texts; {@code \n} and {@code \t} as people type them are a line end and a tab. */
    public void addItem(String typed) {
        String item = typed.replace("\\n", "\n").replace("\\t", "\t");
        if (!item.isEmpty() && !items().contains(item)) {
            List<String> all = new ArrayList<>(items());
            all.add(item);
            text.set(ParameterReading.textOf(all));
        }
    }

    public void removeItem(String item) {
        List<String> all = new ArrayList<>(items());
        all.remove(item);
        text.set(ParameterReading.textOf(all));
    }

    /** Shows a value that was set elsewhere. Text that means the same stays, unless {@code anew}. */
    void load(@Nullable JsonText now, boolean anew) {
        if (anew || !Objects.equals(now, value)) {
            loading = true;
            value = now;
            text.set(now == null ? "" : ParameterReading.show(parameter.kind(), now));
            problem.set("");
            set.set(now != null);
            loading = false;
        }
    }

    private void typed(String now) {
        if (loading) {
            return;
        }
        ParameterReading reading = ParameterReading.read(parameter.kind(), now);
        problem.set(reading instanceof ParameterReading.Invalid invalid ? sentence(invalid) : "");
        JsonText read = reading instanceof ParameterReading.Valid valid ? valid.value() : null;
        if (!Objects.equals(read, value)) {
            value = read;
            set.set(read != null);
            changed.accept(parameter, read);
        }
    }

    private String sentence(ParameterReading.Invalid invalid) {
        String key = "problem." + invalid.problem().name().toLowerCase(Locale.ROOT);
        return switch (invalid.problem()) {
            case OUT_OF_RANGE -> texts.get(key, bound(true), bound(false));
            case NOT_JSON -> texts.get(key, invalid.line(), invalid.column(), invalid.words());
            default -> texts.get(key);
        };
    }

    private String bound(boolean least) {
        return switch (parameter.kind()) {
            case dev.parley.client.parameter.ParameterKind.Range range -> plain(least ? range.least() : range.most());
            case dev.parley.client.parameter.ParameterKind.Whole whole ->
                Long.toString(least ? whole.least() : whole.most());
            default -> "";
        };
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
