package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes visible what would mislead because it cannot be seen: control characters, escape sequences of terminals,
 * characters that change the direction of text, that have no width, or that are tags. Pure functions.
 *
 * <p>In code and in destinations of links each of them is shown as a symbol ({@link #segments}), and copying leaves them
 * out ({@link #cleaned}). In prose they are removed ({@link #prose}), so that the direction of one paragraph can never
 * reach into the next. What emoji are joined from stays as it is.
 */
public final class VisibleText {
    /** A piece of text as it is shown. */
    public sealed interface Segment {
        /** What is drawn: the text, or the name of the code point. */
        String shown();
    }

    /** Text that shows as what it is. */
    public record Plain(String text) implements Segment {
        @Override
        public String shown() {
            return text;
        }
    }

    /** A character that cannot be seen; drawn as a badge such as "U+202E". */
    public record Symbol(int codePoint) implements Segment {
        @Override
        public String shown() {
            return "U+%04X".formatted(codePoint);
        }
    }

    private VisibleText() {}

    /** The text of code or of a destination, with every misleading character as a symbol of its own. */
    public static List<Segment> segments(String text) {
        if (HiddenCharacters.isHarmless(text)) {
            return text.isEmpty() ? List.of() : List.of(new Plain(text));
        }
        List<Segment> result = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); ) {
            int end = HiddenCharacters.endOfSequence(text, i);
            int codePoint = text.codePointAt(i);
            if (end > i) {
                i = end;
            } else if (HiddenCharacters.isHidden(text, i)) {
                if (i > from) {
                    result.add(new Plain(text.substring(from, i)));
                }
                result.add(new Symbol(codePoint));
                i += Character.charCount(codePoint);
                from = i;
            } else {
                i += Character.charCount(codePoint);
            }
        }
        if (from < text.length()) {
            result.add(new Plain(text.substring(from)));
        }
        return List.copyOf(result);
    }

    /** The segments as one string. */
    public static String toText(String text) {
        if (HiddenCharacters.isHarmless(text)) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        segments(text).forEach(segment -> result.append(segment.shown()));
        return result.toString();
    }

    /** What copying code gives: without anything that cannot be seen, nor a terminal's escape sequences. */
    public static String cleaned(String text) {
        if (HiddenCharacters.isHarmless(text)) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        for (Segment segment : segments(EscapeSequences.removed(text))) {
            if (segment instanceof Plain plain) {
                result.append(plain.text());
            }
        }
        return result.toString();
    }

    /**
     * Text of a paragraph without control characters, escape sequences, tags, and without characters that embed,
     * override or isolate a direction. Marks of direction and joiners stay: scripts need them, and their effect ends
     * with the paragraph.
     */
    public static String prose(String text) {
        if (HiddenCharacters.isHarmless(text)) {
            return text;
        }
        String plain = EscapeSequences.removed(text);
        StringBuilder result = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); ) {
            int end = HiddenCharacters.endOfSequence(plain, i);
            int codePoint = plain.codePointAt(i);
            int next = end > i ? end : i + Character.charCount(codePoint);
            if (end > i || !HiddenCharacters.isHiddenInProse(codePoint)) {
                result.append(plain, i, next);
            } else if (Character.getType(codePoint) == Character.SURROGATE) {
                result.append('\uFFFD');
            } else if (codePoint == 0x2028 || codePoint == 0x2029) {
                result.append(' ');
            }
            i = next;
        }
        return result.toString();
    }

    /** Prose for a place within other text (a title in a list, a name in a sentence), whose direction stays within. */
    public static String isolated(String text) {
        return '\u2068' + prose(text) + '\u2069';
    }
}
