package dev.parley.app.history;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds titles by parts of words, whatever their case and accents. Korean is found by unfinished syllables too. */
final class TitleSearch {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final List<String> words;

    TitleSearch(String query) {
        words = Stream.of(SPACE.split(fold(query).strip()))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The form of a title that is searched. */
    static String fold(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether a folded title holds all words of the query. */
    boolean matches(String folded) {
        return words.stream().allMatch(folded::contains);
    }
}
