package dev.parley.client.snippet;

import java.util.Locale;

/** Literals of Python 3 ("Lexical analysis", section "String and Bytes literals"). */
final class PythonText {

    private PythonText() {}

    static String literal(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return "\"" + Characters.escaped(escaped, PythonText::escape) + "\"";
    }

    /** One code point is one escape: Python's strings are no UTF-16. */
    private static String escape(int codePoint) {
        return String.format(Locale.ROOT, codePoint > 0xFFFF ? "\\U%08x" : "\\u%04x", codePoint);
    }

    static String environment(RequestSketch.Key key) {
        String variable = "os.environ[" + literal(key.variable()) + "]";
        return key.prefix().isEmpty() ? variable : literal(key.prefix()) + " + " + variable;
    }
}
