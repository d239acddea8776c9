package dev.parley.client.snippet;

import java.util.Locale;
import java.util.function.IntFunction;

/** What may stand in code as it is, and what not. */
final class Characters {

    private Characters() {}

    /**
     * Whether a code point is seen as what it is. Controls, format characters (some turn the direction of the text
     * around), separators of lines, half surrogate pairs and what has no glyph are not.
     */
    static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** The text with every code point that is not plain replaced. */
    static String escaped(String text, IntFunction<String> escape) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isPlain(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(escape.apply(c));
            }
        });
        return out.toString();
    }

    /** A backslash, a u and four hexadecimal digits for each UTF-16 unit: JSON, JavaScript and Java read it alike. */
    static String unicodeEscape(int codePoint) {
        StringBuilder out = new StringBuilder();
        for (char unit : Character.toChars(codePoint)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
        return out.toString();
    }

    /** The text with U+FFFD for half surrogate pairs and NUL. */
    static String wellFormed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(c == 0 || isSurrogate(c) ? 0xFFFD : c));
        return out.toString();
    }

    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(Characters::isSurrogate);
    }

    /** A name that can lie in one folder on every system. */
    static String fileName(String text) {
        StringBuilder out = new StringBuilder();
        text.strip().codePoints().limit(200).forEach(c -> {
            boolean usable = isPlain(c) && "\"*/:<>?\\|".indexOf(c) < 0;
            out.appendCodePoint(usable ? c : '_');
        });
        String name = out.toString().strip();
        return name.isEmpty() || name.matches("\\.+") ? "file" : name;
    }

    private static boolean isSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
