package dev.parley.app.palette;

import java.util.List;

/**
 * How well a text fits what was typed.
 *
 * @param score greater is better; only comparable for the same query
 * @param places the indices of the chars of the text that were matched, ascending
 * @param strays how many runs of matched letters begin in the middle of a word
 */
public record FuzzyMatch(int score, List<Integer> places, int strays) {
    /** Of nothing typed: everything fits, and nothing stands out. */
    public static final FuzzyMatch ALL = new FuzzyMatch(0, List.of(), 0);

    /** So many runs can be a way to shorten a word; more of them are letters that are there by chance. */
    private static final int MEANT = 1;

    public FuzzyMatch {
        places = List.copyOf(places);
    }

    /** Whether it fits by letters picked here and there, which is worth showing only where nothing else fits. */
    public boolean isLoose() {
        return strays > MEANT;
    }
}
