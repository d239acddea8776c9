package dev.parley.app.palette;

/** Korean syllables, which are written by two or three letters, and found by the first of them. */
final class Hangul {
    private static final char FIRST = 0xac00;
    private static final char LAST = 0xd7a3;
    private static final int FINALS = 28;
    private static final int PER_INITIAL = 21 * FINALS;
    /** The letters as they are typed alone, in the order of the initial consonants. */
    private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

    private Hangul() {}

    static boolean isSyllable(char c) {
        return c >= FIRST && c <= LAST;
    }

    /**
     * Whether what was typed stands for a character of a text: the same; the initial consonant of a syllable; or a
     * syllable whose last consonant is still to come.
     */
    static boolean matches(char typed, char written) {
        if (typed == written) {
            return true;
        }
        if (!isSyllable(written)) {
            return false;
        }
        int syllable = written - FIRST;
        if (isSyllable(typed)) {
            int begun = typed - FIRST;
            return begun % FINALS == 0 && begun == syllable - syllable % FINALS;
        }
        return INITIALS.charAt(syllable / PER_INITIAL) == typed;
    }
}
