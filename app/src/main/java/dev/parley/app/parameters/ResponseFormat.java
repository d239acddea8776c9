package dev.parley.app.parameters;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.parameter.SchemaCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** In what form the answer comes: the parameters of JSON as one choice, of which the schema is looked over as it is typed. */
public final class ResponseFormat implements AutoCloseable {
    private static final String JSON = "json_mode";
    private static final String SCHEMA = "json_schema";
    private static final Set<String> NAMES = Set.of(JSON, SCHEMA, "schema_name", "schema_strict");

    /** What can be chosen. */
    public enum Form {
        /** Whatever the model says. */
        TEXT,
        /** Any JSON. */
        JSON_OBJECT,
        JSON_SCHEMA
    }

    private final Texts texts;
    private final @Nullable ParameterField json;
    private final ParameterField schema;
    private final @Nullable ParameterField name;
    private final @Nullable ParameterField strict;
    private final ReadOnlyObjectWrapper<Form> form = new ReadOnlyObjectWrapper<>(this, "form", Form.TEXT);
    private final ReadOnlyStringWrapper advice = new ReadOnlyStringWrapper(this, "advice", "");
    private final Subscriptions subscriptions = new Subscriptions();
    private String latestSchema = SchemaTemplate.OBJECT.text();
    private boolean editing;

    private ResponseFormat(
            Texts texts,
            @Nullable ParameterField json,
            ParameterField schema,
            @Nullable ParameterField name,
            @Nullable ParameterField strict) {
        this.texts = texts;
        this.json = json;
        this.schema = schema;
        this.name = name;
        this.strict = strict;
        subscriptions.follow(schema.text(), now -> {
            if (!now.isBlank()) {
                latestSchema = now;
            }
            look();
        });
        if (json != null) {
            subscriptions.onChange(json.text(), now -> follow());
        }
        if (strict != null) {
            subscriptions.onChange(strict.text(), now -> look());
        }
    }

    /** The choice that these parameters are; empty if the endpoint takes no schema. */
    static Optional<ResponseFormat> of(List<ParameterField> fields, Texts texts) {
        ParameterField schema = find(fields, SCHEMA);
        return schema == null
                ? Optional.empty()
                : Optional.of(new ResponseFormat(
                        texts, find(fields, JSON), schema, find(fields, "schema_name"), find(fields, "schema_strict")));
    }

    /** Whether a parameter is a part of the choice. */
    public static boolean isPart(ParameterField field) {
        return NAMES.contains(field.parameter().name());
    }

    private static @Nullable ParameterField find(List<ParameterField> fields, String name) {
        return fields.stream()
                .filter(field -> field.parameter().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What the endpoint can do. */
    public List<Form> forms() {
        List<Form> forms = new ArrayList<>(List.of(Form.values()));
        if (json == null) {
            forms.remove(Form.JSON_OBJECT);
        }
        return forms;
    }

    public ReadOnlyObjectProperty<Form> form() {
        return form.getReadOnlyProperty();
    }

    /** What servers may not like about the schema, a line each; it is sent all the same. */
    public ReadOnlyStringProperty advice() {
        return advice.getReadOnlyProperty();
    }

    public ParameterField schema() {
        return schema;
    }

    /** {@code null}: the endpoint wants none. */
    public @Nullable ParameterField name() {
        return name;
    }

    /** {@code null}: the endpoint knows no strictness. */
    public @Nullable ParameterField strict() {
        return strict;
    }

    /** The schema that was there last comes back with its form. */
    public void choose(Form chosen) {
        ParameterField any = json;
        if (any != null) {
            any.text().set(chosen == Form.JSON_OBJECT ? "true" : "");
        }
        String kept = latestSchema;
        schema.text().set(chosen == Form.JSON_SCHEMA ? kept : "");
        latestSchema = kept;
        follow();
    }

    /** Begins with another schema. */
    public void begin(SchemaTemplate template) {
        schema.text().set(template.text());
    }

    /** Whether somebody writes the schema: an empty one is not the end of it then. */
    public void editing(boolean now) {
        editing = now;
        follow();
    }

    private void look() {
        ParameterField strictly = strict;
        boolean closed = strictly != null && strictly.text().get().equals("true");
        advice.set(SchemaCheck.of(schema.text().get(), closed).stream()
                .map(this::sentence)
                .collect(Collectors.joining("\n")));
        follow();
    }

    private String sentence(SchemaCheck.Finding finding) {
        String key = "schema." + finding.kind().name().toLowerCase(Locale.ROOT);
        return texts.get("schema.at", finding.line(), finding.column(), texts.get(key, finding.word()));
    }

    private void follow() {
        ParameterField any = json;
        if (!schema.text().get().isBlank() || (editing && form.get() == Form.JSON_SCHEMA)) {
            form.set(Form.JSON_SCHEMA);
        } else {
            form.set(any != null && any.text().get().equals("true") ? Form.JSON_OBJECT : Form.TEXT);
        }
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
