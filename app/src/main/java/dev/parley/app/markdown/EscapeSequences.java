package dev.parley.app.markdown;

import java.util.regex.Pattern;

/** The escape sequences of terminals: colours, links, titles. */
final class EscapeSequences {
    /**
     * CSI sequences, then strings (OSC, DCS, SOS, PM, APC) that end within the line, then two-character sequences. A
     * string without an end is none: only its escape character goes, so that it cannot hide what follows.
     */
    private static final Pattern SEQUENCE = Pattern.compile("(?:\u001B\\[|\u009B)[0-?]{0,64}[ -/]{0,8}[@-~]"
            + "|(?:\u001B[\\]PX^_]|[\u009D\u0090\u0098\u009E\u009F])[^\u0007\u001B\u009C\n]{0,4096}"
            + "(?:\u0007|\u001B\\\\|\u009C)"
            + "|\u001B[ -/]{1,4}[0-~]"
            + "|\u001B[@-Z\\\\^_=>78c]");

    private EscapeSequences() {}

    static String removed(String text) {
        return text.indexOf('\u001B') < 0 && !hasEightBit(text)
                ? text
                : SEQUENCE.matcher(text).replaceAll("");
    }

    private static boolean hasEightBit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u0090' && c <= '\u009F') {
                return true;
            }
        }
        return false;
    }
}
