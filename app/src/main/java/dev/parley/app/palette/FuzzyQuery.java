package dev.parley.app.palette;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was typed. Its words may stand in any order; the letters of each must stand in the text in theirs, not
 * necessarily beside each other. Letters at the start of words and beside each other count most.
 */
public final class FuzzyQuery {
    private static final int NONE = Integer.MIN_VALUE / 2;
    private static final int LETTER = 16;
    private static final int WORD_START = 10;
    private static final int TEXT_START = 6;
    private static final int BESIDE = 12;
    /** What a letter costs that lies between two matched ones, and how much of that counts at most. */
    private static final int GAP = 1;

    private static final int LONGEST_GAP = 12;
    /** A title is short; what comes after this is not looked at. */
    private static final int LONGEST = 200;

    private final List<char[]> words;

    private FuzzyQuery(List<char[]> words) {
        this.words = words;
    }

    public static FuzzyQuery of(String typed) {
        String composed = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        return new FuzzyQuery(Stream.of(composed.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(FuzzyQuery::fold)
                .filter(word -> word.length > 0)
                .toList());
    }

    private static char[] fold(String word) {
        FuzzyText folded = FuzzyText.of(word);
        char[] units = new char[folded.length()];
        for (int i = 0; i < units.length; i++) {
            units[i] = folded.unit(i);
        }
        return units;
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Quick: whether {@link #in} would find something. */
    public boolean fits(FuzzyText text) {
        return words.stream().allMatch(word -> isWithin(word, text));
    }

    private static boolean isWithin(char[] word, FuzzyText text) {
        int next = 0;
        int length = Math.min(LONGEST, text.length());
        for (int i = 0; i < length && next < word.length; i++) {
            if (Hangul.matches(word[next], text.unit(i))) {
                next++;
            }
        }
        return next == word.length;
    }

    /** The best way in which the text fits; empty if it does not. */
    public Optional<FuzzyMatch> in(FuzzyText text) {
        if (!fits(text)) {
            return Optional.empty();
        }
        int score = 0;
        TreeSet<Integer> units = new TreeSet<>();
        for (char[] word : words) {
            score += align(word, text, units);
        }
        int strays = (int) units.stream()
                .filter(unit -> !units.contains(unit - 1) && !text.startsWord(unit))
                .count();
        return Optional.of(new FuzzyMatch(
                score * LETTER - text.length(), units.stream().map(text::place).toList(), strays));
    }

    /** The best alignment of one word: its score, and which of the text's units it takes into {@code units}. */
    private static int align(char[] word, FuzzyText text, Set<Integer> units) {
        int length = Math.min(LONGEST, text.length());
        int[][] cameFrom = new int[word.length][length];
        int @Nullable [] before = null;
        int[] row = new int[0];
        for (int w = 0; w < word.length; w++) {
            row = new int[length];
            Arrays.fill(row, NONE);
            for (int i = w; i < length; i++) {
                if (Hangul.matches(word[w], text.unit(i))) {
                    reach(text, i, before, row, cameFrom[w]);
                }
            }
            before = row;
        }
        int end = best(row);
        int score = row[end];
        int at = end;
        for (int w = word.length - 1; w >= 0; w--) {
            units.add(at);
            at = cameFrom[w][at];
        }
        return score;
    }

    /** What it is worth to match the next letter at {@code i}, after the best of the places before it. */
    private static void reach(FuzzyText text, int i, int @Nullable [] before, int[] row, int[] cameFrom) {
        int here = LETTER + (text.startsWord(i) ? WORD_START : 0) + (i == 0 ? TEXT_START : 0);
        if (before == null) {
            row[i] = here;
            return;
        }
        for (int j = 0; j < i; j++) {
            if (before[j] > NONE) {
                int between = i - j - 1;
                int step = between == 0 ? BESIDE : -GAP * Math.min(LONGEST_GAP, between);
                if (before[j] + here + step > row[i]) {
                    row[i] = before[j] + here + step;
                    cameFrom[i] = j;
                }
            }
        }
    }

    private static int best(int[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }
}
