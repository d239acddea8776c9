package dev.parley.app.palette;

import java.util.List;

/**
 * How well a text fits what was typed.
 *
 * @param score greater is better; only comparable for the same query
 * @param places the indices of the chars of the text that were matched, ascending
 */
public record FuzzyMatch(int score, List<Integer> places) {
    /** Of nothing typed: everything fits, and nothing stands out. */
    public static final FuzzyMatch ALL = new FuzzyMatch(0, List.of());

    public FuzzyMatch {
        places = List.copyOf(places);
    }
}
