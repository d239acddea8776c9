package dev.parley.client.store;

import dev.parley.client.store.SearchHit.Mark;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Words that are looked for in texts, each as it stands within whatever word, without regard to case and accents.
 * Finds them in a text again, which the database has found, to show where they are.
 */
public final class SearchWords {
    private static final int BEFORE = 24;
    private static final int LONGEST = 110;
    private static final String MORE = "\u2026";

    private final List<String> words;
    private final List<String> folded;

    private SearchWords(List<String> words) {
        this.words = words;
        this.folded =
                words.stream().map(word -> Folded.of(word).units).distinct().toList();
    }

    public static SearchWords of(String query) {
        String composed = Normalizer.normalize(query, Normalizer.Form.NFC).replace("\0", "");
        return new SearchWords(Stream.of(composed.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** As they were typed, in Unicode's composed form. */
    List<String> words() {
        return words;
    }

    /** Without case and accents. */
    static String fold(String text) {
        return Folded.of(text).units;
    }

    /** Where any of the words stands in {@code text}, ascending, without overlap. */
    public List<Mark> marks(String text) {
        Folded in = Folded.of(text);
        List<Mark> all = new ArrayList<>();
        for (String word : folded) {
            int at = word.isEmpty() ? -1 : in.units.indexOf(word);
            while (at >= 0) {
                all.add(new Mark(in.start(at), in.end(at + word.length() - 1)));
                at = in.units.indexOf(word, at + word.length());
            }
        }
        all.sort(Comparator.comparingInt(Mark::start).thenComparing(Mark::end, Comparator.reverseOrder()));
        return withoutOverlap(all);
    }

    /** Whether all of the words stand in it. */
    public boolean areIn(String text) {
        Folded in = Folded.of(text);
        return folded.stream().allMatch(in.units::contains);
    }

    private static List<Mark> withoutOverlap(List<Mark> sorted) {
        List<Mark> kept = new ArrayList<>();
        int end = 0;
        for (Mark mark : sorted) {
            if (mark.start() >= end) {
                kept.add(mark);
                end = mark.end();
            }
        }
        return kept;
    }

    /** A line around the first match, and the matches in it. */
    Snippet snippet(String text) {
        List<Mark> marks = marks(text);
        int from = marks.isEmpty()
                ? 0
                : wordStart(text, Math.max(0, marks.getFirst().start() - BEFORE));
        int to = Math.min(text.length(), from + LONGEST);
        if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
            to--;
        }
        String line = (from > 0 ? MORE : "")
                + text.substring(from, to).replaceAll("\\s", " ").stripTrailing()
                + (to < text.length() ? MORE : "");
        int shift = from - (from > 0 ? MORE.length() : 0);
        int last = to;
        List<Mark> shown = marks.stream()
                .filter(mark -> mark.start() >= from && mark.end() <= last)
                .map(mark -> new Mark(mark.start() - shift, mark.end() - shift))
                .toList();
        return new Snippet(line, shown);
    }

    record Snippet(String line, List<Mark> marks) {}

    private static int wordStart(String text, int at) {
        int from = at;
        while (from > 0 && from > at - BEFORE && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        return from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    }

    /** A text without case and accents that knows where its characters stood. */
    private static final class Folded {
        /** Korean: taken apart they would be others. */
        private static final char FIRST_SYLLABLE = 0xac00;

        private static final char LAST_SYLLABLE = 0xd7a3;
        private final String units;
        private final int[] places;
        private final int length;

        private Folded(String units, int[] places, int length) {
            this.units = units;
            this.places = places;
            this.length = length;
        }

        static Folded of(String text) {
            StringBuilder units = new StringBuilder(text.length());
            int[] places = new int[text.length()];
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.getType(c) != Character.NON_SPACING_MARK) {
                    places[units.length()] = i;
                    units.append(fold(c));
                }
            }
            return new Folded(units.toString(), places, text.length());
        }

        private static char fold(char c) {
            boolean plain = c < 0x80 || Character.isSurrogate(c) || (c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE);
            char base = plain
                    ? c
                    : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                            .charAt(0);
            return Character.toLowerCase(base);
        }

        int start(int unit) {
            return places[unit];
        }

        /** With the accents that follow. */
        int end(int unit) {
            return unit + 1 < units.length() ? places[unit + 1] : length;
        }
    }
}
