package dev.parley.client.snippet;

import dev.parley.client.JsonText;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A body as the text of a template, for {@code TemplateSettings}. */
final class TemplateText {

    private static final int MAX_LENGTH = 1 << 20;

    private enum Variable {
        PROMPT,
        MODEL
    }

    private TemplateText() {}

    /** Stands in a tree where the template has {@code {{prompt}}}. */
    static JsonNode prompt() {
        return JsonNodeFactory.instance.pojoNode(Variable.PROMPT);
    }

    /** Stands in a tree where the template has {@code {{model}}}. */
    static JsonNode model() {
        return JsonNodeFactory.instance.pojoNode(Variable.MODEL);
    }

    /** Laid out for reading. Braces in the body's own texts are escaped, so that they are no variables. */
    static String of(JsonNode body) throws ImportRefusal {
        StringBuilder compact = new StringBuilder();
        write(body, compact);
        return JsonSource.pretty(new JsonText(compact.toString()));
    }

    private static void write(JsonNode node, StringBuilder out) throws ImportRefusal {
        if (out.length() + (node.isString() ? node.stringValue().length() : 0) > MAX_LENGTH) {
            throw new ImportRefusal("The body is too long for a template: over 1 MiB without its prompt.");
        }
        if (node.isObject()) {
            String separator = "{";
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                out.append(separator).append(quoted(field.getKey())).append(':');
                write(field.getValue(), out);
                separator = ",";
            }
            out.append(node.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            String separator = "[";
            for (JsonNode item : node) {
                out.append(separator);
                write(item, out);
                separator = ",";
            }
            out.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isPojo()) {
            boolean prompt = node.equals(prompt());
            out.append(prompt ? "\"{{prompt}}\"" : "\"{{model}}\"");
        } else {
            out.append(node.isString() ? quoted(node.stringValue()) : node.toString());
        }
    }

    private static String quoted(String text) {
        String json = JsonText.string(text).text();
        // The other brace of a pair may be the next one too.
        return json.contains("{{") ? json.replace("{", "\\u007b") : json;
    }
}
