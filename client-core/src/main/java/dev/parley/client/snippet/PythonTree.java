package dev.parley.client.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** JSON values as literals of Python 3. Whole numbers have any length there; a fraction is a double. */
final class PythonTree {
    private static final int MAX_INDENT = 24;

    private PythonTree() {}

    /** Whether Python can hold all of it and send it again: no number that is infinite there, no half characters. */
    static boolean canSay(JsonNode node) {
        if (node.isString()) {
            return Characters.isWellFormed(node.stringValue());
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() || Double.isFinite(Double.parseDouble(node.asString()));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!Characters.isWellFormed(field.getKey()) || !canSay(field.getValue())) {
                return false;
            }
        }
        for (JsonNode item : node) {
            if (!canSay(item)) {
                return false;
            }
        }
        return true;
    }

    /** @param depth how far the line is indented on which it begins, in steps of four spaces */
    static String literal(JsonNode node, int depth) {
        if (node.isObject()) {
            return literal(node.properties(), depth);
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(literal(item, depth + 1)));
            return lines("[", items, "]", depth);
        }
        if (node.isString()) {
            return PythonText.literal(node.stringValue());
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? "True" : "False";
        }
        return node.isNull() ? "None" : node.asString();
    }

    static String literal(Set<Map.Entry<String, JsonNode>> fields, int depth) {
        List<String> items = new ArrayList<>();
        fields.forEach(
                field -> items.add(PythonText.literal(field.getKey()) + ": " + literal(field.getValue(), depth + 1)));
        return lines("{", items, "}", depth);
    }

    private static String lines(String open, List<String> items, String close, int depth) {
        if (items.isEmpty()) {
            return open + close;
        }
        String outer = "\n" + "    ".repeat(Math.min(depth, MAX_INDENT));
        String inner = "\n" + "    ".repeat(Math.min(depth + 1, MAX_INDENT));
        return open + inner + String.join("," + inner, items) + "," + outer + close;
    }
}
