package dev.parley.client.protocol;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The inside of a JSON string (RFC 8259, section 7) as UTF-8 bytes. */
final class JsonStringBytes {
    private static final char REPLACEMENT = '\uFFFD';

    private JsonStringBytes() {}

    /**
     * The text between two quotes at {@code from - 1} and {@code to}; {@code null} if these bytes are no inside of a string,
     * or if two readers could come to different texts: malformed UTF-8, and U+FFFD that may have come of it.
     */
    static @Nullable String decode(byte[] bytes, int from, int to) {
        boolean escaped = false;
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b < ' ') {
                if (b >= 0) {
                    return null;
                }
                ascii = false;
            } else if (b == '\\') {
                escaped = true;
                i++; // whatever follows is a part of the escape, a quote too
            } else if (b == '"') {
                return null;
            }
        }
        if (ascii && !escaped) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            return null;
        }
        return escaped ? unescaped(text) : text;
    }

    /** {@code null} if an escape is none. */
    private static @Nullable String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char kind = i < text.length() ? text.charAt(i++) : 0;
            if (kind == 'u') {
                if (!isHex(text, i)) {
                    return null;
                }
                plain.append((char) HexFormat.fromHexDigits(text, i, i + 4));
                i += 4;
            } else {
                char meant = meant(kind);
                if (meant == 0) {
                    return null;
                }
                plain.append(meant);
            }
        }
        return plain.toString();
    }

    private static boolean isHex(String text, int at) {
        if (at + 4 > text.length()) {
            return false;
        }
        for (int i = at; i < at + 4; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char meant(char escape) {
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> 0;
        };
    }
}
