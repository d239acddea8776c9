package dev.parley.app.fx;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/**
 * Text that runs from right to left, in pieces that are a node each. JavaFX 26 fails with an exception in the middle of
 * a layout when a line ends within a run of such text (JDK-8314215 brought it), and the window never comes right again;
 * between two nodes a line may end.
 */
public final class RightToLeft {
    /** Longer words are cut, where letters do not join any more: a word must never be wider than its line. */
    private static final int LONGEST = 10;

    private RightToLeft() {}

    /** Whether nothing in a text runs from right to left. */
    public static boolean isNone(String text) {
        for (int i = 0; i < text.length(); i++) {
            // The first letter that does is Hebrew's; before it there is nothing to look at.
            if (text.charAt(i) >= '\u0590') {
                return !Bidi.requiresBidi(text.toCharArray(), i, text.length());
            }
        }
        return true;
    }

    /** A text as one piece, or as its words and spaces if some of it runs from right to left. */
    public static List<String> pieces(String text) {
        if (isNone(text)) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            boolean ends = i == text.length()
                    || isSpace(text, i) != isSpace(text, from)
                    || isSpace(text, from)
                    || (i - from >= LONGEST && Character.isLetter(text.charAt(i)));
            if (ends) {
                pieces.add(text.substring(from, i));
                from = i;
            }
        }
        return pieces;
    }

    private static boolean isSpace(String text, int at) {
        return Character.isWhitespace(text.charAt(at));
    }
}
