package dev.parley.client.parameter;

import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.TemplateSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of one endpoint, and how their values become those of a request. */
public final class ParameterSchema {
    /** The name of the parameter whose value is an object of fields that no other parameter stands for. */
    public static final String EXTRA = "extra";

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*param\\.([^{}]*?)\\s*}}");

    private final List<Parameter> parameters;

    private ParameterSchema(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    public static ParameterSchema of(Protocol protocol) {
        return new ParameterSchema(ProtocolParameters.of(protocol));
    }

    /** That of its protocol; of a template the variables {@code {{param.NAME}}} are parameters too. */
    public static ParameterSchema of(EndpointProfile profile) {
        TemplateSettings template = profile.template();
        if (profile.protocol() != Protocol.TEMPLATE || template == null) {
            return of(profile.protocol());
        }
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = VARIABLE.matcher(template.body());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        ParameterList list = new ParameterList();
        for (String name : names) {
            list.add(
                    name,
                    new ParameterKind.Free(),
                    "",
                    List.of(new Parameter.Placement(List.of(name), Parameter.VALUE)));
        }
        return new ParameterSchema(list.extra().done());
    }

    /** In the order in which they are shown and sent. */
    public List<Parameter> parameters() {
        return parameters;
    }

    public Optional<Parameter> find(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    /**
     * The parameters of a {@link dev.parley.client.ChatRequest}.
     *
     * @param values by the parameters' names; those of parameters that this endpoint does not have are left out
     */
    public Map<String, JsonText> request(Map<String, JsonText> values) {
        Fields fields = new Fields();
        for (Parameter parameter : parameters) {
            JsonText value = values.get(parameter.name());
            boolean alone = !parameter.needs().isEmpty() && !values.containsKey(parameter.needs());
            if (value == null || alone) {
                continue;
            }
            if (parameter.placements().isEmpty()) {
                JsonFields.of(value).forEach(fields::put);
            }
            for (Parameter.Placement place : parameter.placements()) {
                boolean constant = !place.template().contains(Parameter.VALUE);
                if (!constant || !value.text().equals("false")) {
                    fields.put(place.path(), place.template().replace(Parameter.VALUE, value.text()));
                }
            }
        }
        return fields.json();
    }

    /** Fields and fields within them. */
    private static final class Fields {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        void put(String name, JsonText value) {
            fields.put(name, value.text());
        }

        void put(List<String> path, String json) {
            Fields in = this;
            for (String name : path.subList(0, path.size() - 1)) {
                in = in.fields.get(name) instanceof Fields inner ? inner : in.within(name);
            }
            in.fields.put(path.getLast(), json);
        }

        private Fields within(String name) {
            Fields inner = new Fields();
            fields.put(name, inner);
            return inner;
        }

        Map<String, JsonText> json() {
            Map<String, JsonText> all = new LinkedHashMap<>();
            fields.forEach((name, value) -> all.put(name, new JsonText(text(value))));
            return all;
        }

        private static String text(Object value) {
            if (!(value instanceof Fields inner)) {
                return value.toString();
            }
            List<String> written = new ArrayList<>();
            inner.fields.forEach(
                    (name, field) -> written.add(JsonText.string(name).text() + ":" + text(field)));
            return "{" + String.join(",", written) + "}";
        }
    }
}
