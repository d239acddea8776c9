package dev.parley.app.cli;

/** Makes text from outside harmless for a terminal: escape sequences and control characters become visible symbols. */
final class TerminalText {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final char DELETE = 0x7F;
    private static final char SYMBOL_FOR_DELETE = '\u2421';
    private static final char REPLACEMENT = '\uFFFD';

    private TerminalText() {}

    static String clean(String text) {
        if (text.chars().noneMatch(TerminalText::isUnsafe)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                continue; // a bare carriage return would overwrite the line; before a line feed it adds nothing
            }
            clean.append(isUnsafe(c) ? symbol(c) : c);
        }
        return clean.toString();
    }

    private static boolean isUnsafe(int c) {
        return (c < 0x20 && c != '\n' && c != '\t') || (c >= DELETE && c < 0xA0);
    }

    private static char symbol(char c) {
        if (c == DELETE) {
            return SYMBOL_FOR_DELETE;
        }
        return c < 0x20 ? (char) (CONTROL_PICTURES + c) : REPLACEMENT;
    }
}
