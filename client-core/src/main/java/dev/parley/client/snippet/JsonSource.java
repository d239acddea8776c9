package dev.parley.client.snippet;

import dev.parley.client.JsonText;

/**
 * JSON laid out for reading, token by token: strings and numbers stay as they were written. What is not
 * {@linkplain Characters#isPlain plain} in a string is escaped, which is the same JSON.
 */
final class JsonSource {
    /** Beyond it a longer indent says nothing and only makes the text grow. */
    private static final int MAX_INDENT = 24;

    private final String json;
    private final StringBuilder out;
    private int depth;

    private JsonSource(String json) {
        this.json = json;
        this.out = new StringBuilder(json.length() + json.length() / 4 + 16);
    }

    /** Ends of lines are line feeds; none is at the end. Never holds three quotation marks in a row. */
    static String pretty(JsonText text) {
        JsonSource source = new JsonSource(text.text().strip());
        source.write();
        return source.out.toString();
    }

    private void write() {
        int at = 0;
        while (at < json.length()) {
            char c = json.charAt(at);
            switch (c) {
                case '"' -> at = string(at) - 1;
                case '{', '[' -> at = open(c, at);
                case '}', ']' -> {
                    depth--;
                    line();
                    out.append(c);
                }
                case ',' -> {
                    out.append(c);
                    line();
                }
                case ':' -> out.append(": ");
                case ' ', '\t', '\r', '\n' -> {
                    // replaced by our own
                }
                default -> out.append(c);
            }
            at++;
        }
    }

    /** Where the bracket ends: an empty pair stays on its line. */
    private int open(char bracket, int at) {
        int next = at + 1;
        while (" \t\r\n".indexOf(json.charAt(next)) >= 0) {
            next++;
        }
        char after = json.charAt(next);
        out.append(bracket);
        if (after == '}' || after == ']') {
            out.append(after);
            return next;
        }
        depth++;
        line();
        return at;
    }

    private void line() {
        out.append('\n').repeat(' ', 2 * Math.min(depth, MAX_INDENT));
    }

    /** Copies the string that begins here; the position after it. */
    private int string(int start) {
        int end = start + 1;
        while (json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        end++;
        out.append(Characters.escaped(json.substring(start, end), Characters::unicodeEscape));
        return end;
    }
}
