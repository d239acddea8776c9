package dev.parley.client.parameter;

import java.util.ArrayList;
import java.util.List;

/** Collects the parameters of one protocol, in the order in which they are shown and sent. */
final class ParameterList {
    private static final List<String> EFFORTS = List.of("none", "minimal", "low", "medium", "high", "xhigh");

    private final List<Parameter> parameters = new ArrayList<>();

    List<Parameter> done() {
        return List.copyOf(parameters);
    }

    ParameterList add(String name, ParameterKind kind, String hint, String wireName) {
        return add(name, kind, hint, wireName, Parameter.VALUE);
    }

    /** {@code path}: names with slashes between them. */
    ParameterList add(String name, ParameterKind kind, String hint, String path, String template) {
        return add(name, kind, hint, List.of(new Parameter.Placement(List.of(path.split("/")), template)));
    }

    ParameterList add(String name, ParameterKind kind, String hint, List<Parameter.Placement> placements) {
        return add(name, kind, hint, placements, "");
    }

    private ParameterList add(
            String name, ParameterKind kind, String hint, List<Parameter.Placement> placements, String needs) {
        parameters.add(new Parameter(name, kind, hint, placements, needs));
        return this;
    }

    ParameterList range(String name, double least, double most, double step, String hint) {
        return add(name, new ParameterKind.Range(least, most, step), hint, name);
    }

    ParameterList whole(String name, long least, long most, String hint, String wireName) {
        return add(name, new ParameterKind.Whole(least, most), hint, wireName);
    }

    ParameterList whole(String name, long least, long most, String hint) {
        return whole(name, least, most, hint, name);
    }

    ParameterList flag(String name) {
        return add(name, new ParameterKind.Flag(), "", name);
    }

    ParameterList text(String name, String hint) {
        return add(name, new ParameterKind.Text(false), hint, name);
    }

    ParameterList choice(String name, String... values) {
        return add(name, new ParameterKind.Choice(List.of(values)), "", name);
    }

    /** Temperature from 0 to {@code most} and top_p, of which {@code topP} is the endpoint's name. */
    ParameterList sampling(double most, String topP) {
        range("temperature", 0, most, 0.1, "1");
        return add("top_p", new ParameterKind.Range(0, 1, 0.05), "1", topP);
    }

    ParameterList maxTokens(String wireName, String hint) {
        return whole("max_tokens", 1, Integer.MAX_VALUE, hint, wireName);
    }

    ParameterList topK(String wireName) {
        return whole("top_k", -1, 1_000_000, "", wireName);
    }

    ParameterList stop(String wireName) {
        return add("stop", new ParameterKind.Texts(), "", wireName);
    }

    ParameterList seed() {
        return whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, "");
    }

    ParameterList penalties(String presence, String frequency) {
        ParameterKind kind = new ParameterKind.Range(-2, 2, 0.1);
        add("presence_penalty", kind, "0", presence);
        return add("frequency_penalty", kind, "0", frequency);
    }

    /** OpenAI's reasoning models, and those of servers that follow them. */
    ParameterList effort(String path) {
        return add("reasoning_effort", new ParameterKind.Choice(EFFORTS), "", path, Parameter.VALUE);
    }

    /** Any JSON, by a template without the value. */
    ParameterList jsonMode(String path, String template) {
        return add("json_mode", new ParameterKind.Flag(), "", path, template);
    }

    ParameterList jsonSchema(String path, String template) {
        return add("json_schema", new ParameterKind.Schema(), "", path, template);
    }

    /**
     * OpenAI's schema, which has a name and may be strict.
     *
     * @param format the path of the format, of which the type is a field
     * @param inner the path of the object that has the schema
     */
    ParameterList namedSchema(String format, String inner) {
        String schema = "json_schema";
        List<Parameter.Placement> places = List.of(
                place(format + "/type", "\"json_schema\""),
                place(inner + "/name", "\"answer\""),
                place(inner + "/schema", Parameter.VALUE));
        add(schema, new ParameterKind.Schema(), "", places);
        List<Parameter.Placement> name = List.of(place(inner + "/name", Parameter.VALUE));
        add("schema_name", new ParameterKind.Text(false), "answer", name, schema);
        List<Parameter.Placement> strict = List.of(place(inner + "/strict", Parameter.VALUE));
        return add("schema_strict", new ParameterKind.Flag(), "", strict, schema);
    }

    private static Parameter.Placement place(String path, String template) {
        return new Parameter.Placement(List.of(path.split("/")), template);
    }

    ParameterList tools() {
        return add("tools", new ParameterKind.Json(ParameterKind.Shape.ARRAY), "", "tools");
    }

    /** Whatever else the endpoint takes. */
    ParameterList extra() {
        return add(ParameterSchema.EXTRA, new ParameterKind.Json(ParameterKind.Shape.OBJECT), "", List.of());
    }
}
