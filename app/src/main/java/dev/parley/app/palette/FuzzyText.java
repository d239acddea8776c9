package dev.parley.app.palette;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The form of a text that is searched: one unit for each character without its accents and in lower case, with the place
 * where it stands in the text. Made once per text, since a search reads many.
 */
public final class FuzzyText {
    private final char[] units;
    private final int[] places;
    private final boolean[] starts;

    private FuzzyText(char[] units, int[] places, boolean[] starts) {
        this.units = units;
        this.places = places;
        this.starts = starts;
    }

    /** Places are indices of chars in {@code text}, which is best in Unicode's composed form. */
    public static FuzzyText of(String text) {
        int length = text.length();
        char[] units = new char[length];
        int[] places = new int[length];
        boolean[] starts = new boolean[length];
        int count = 0;
        for (int i = 0; i < length; i++) {
            char unit = fold(text.charAt(i));
            if (unit != 0) {
                units[count] = unit;
                places[count] = i;
                starts[count] = isStart(text, i);
                count++;
            }
        }
        return new FuzzyText(Arrays.copyOf(units, count), Arrays.copyOf(places, count), Arrays.copyOf(starts, count));
    }

    /** Without accent and in lower case; 0 for an accent that stands alone. */
    static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        }
        if (Hangul.isSyllable(c) || Character.isSurrogate(c)) {
            return c;
        }
        if (Character.getType(c) == Character.NON_SPACING_MARK) {
            return 0;
        }
        char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
        return Character.toLowerCase(base);
    }

    /** A word begins after what is no letter and no digit, and at a capital within a word. */
    private static boolean isStart(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        char now = text.charAt(at);
        return Character.isLetterOrDigit(now)
                && (!Character.isLetterOrDigit(before)
                        || (Character.isUpperCase(now) && Character.isLowerCase(before)));
    }

    int length() {
        return units.length;
    }

    char unit(int index) {
        return units[index];
    }

    int place(int index) {
        return places[index];
    }

    boolean startsWord(int index) {
        return starts[index];
    }
}
