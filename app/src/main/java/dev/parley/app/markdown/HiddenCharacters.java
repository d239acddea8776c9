package dev.parley.app.markdown;

/** Which characters cannot be seen, and where they are part of an emoji and belong there. */
final class HiddenCharacters {
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int KEYCAP = 0x20E3;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;
    private static final int LONGEST_FLAG = 8;

    private HiddenCharacters() {}

    /** Whether all of it is certainly visible: a quick answer for nearly every text. */
    static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' ? c != '\n' && c != '\t' : c >= 0x7F && !isCommon(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCommon(char c) {
        return isBetween(c, 0xAE, 0x34E)
                || isBetween(c, 0x350, 0x61B)
                || isBetween(c, 0x2010, 0x2027)
                || isBetween(c, 0x2030, 0x205E)
                || isBetween(c, 0x3165, 0xD7FF)
                || c == '\u00A0';
    }

    private static boolean isBetween(int c, int first, int last) {
        return c >= first && c <= last;
    }

    static boolean isHidden(String text, int index) {
        int c = text.codePointAt(index);
        return isHiddenInProse(c) || isInvisible(c) || c == '\uFEFF' || isVariation(c);
    }

    /** What is removed even from prose. */
    static boolean isHiddenInProse(int c) {
        return isControl(c)
                || isEmbedding(c)
                || isTag(c)
                || isBetween(c, 0x206A, 0x206F)
                || isBetween(c, 0xFFF9, 0xFFFB)
                || isBetween(c, 0xD800, 0xDFFF);
    }

    private static boolean isControl(int c) {
        boolean isLineSeparator = c == 0x2028 || c == 0x2029;
        return isLineSeparator || (c < ' ' && c != '\n' && c != '\t') || isBetween(c, 0x7F, 0x9F);
    }

    private static boolean isEmbedding(int c) {
        return isBetween(c, 0x202A, 0x202E) || isBetween(c, 0x2066, 0x2069);
    }

    private static boolean isTag(int c) {
        return isBetween(c, 0xE0000, 0xE007F);
    }

    private static boolean isInvisible(int c) {
        return switch (c) {
            case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F -> true;
            case 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2065, 0x3164, 0xFFA0 -> true;
            default -> isBetween(c, 0x180B, 0x180F) || isBetween(c, 0x1D173, 0x1D17A);
        };
    }

    private static boolean isVariation(int c) {
        return isBetween(c, 0xFE00, 0xFE0F) || isBetween(c, 0xE0100, 0xE01EF);
    }

    /** The end of the emoji that begins at an index with all that is joined to it; the index itself if none does. */
    static int endOfSequence(String text, int index) {
        int c = text.codePointAt(index);
        if (c < 0x80 && Character.isEmoji(c)) {
            return endOfKeycap(text, index);
        }
        if (!Character.isEmoji(c) && !Character.isExtendedPictographic(c)) {
            return index;
        }
        if (c == BLACK_FLAG) {
            int end = endOfFlag(text, index + Character.charCount(c));
            if (end >= 0) {
                return end;
            }
        }
        return endOfJoined(text, index);
    }

    private static int endOfKeycap(String text, int index) {
        boolean isKeycap = at(text, index + 1) == EMOJI_STYLE && at(text, index + 2) == KEYCAP;
        return isKeycap ? index + 3 : index;
    }

    private static int endOfFlag(String text, int index) {
        int i = index;
        for (int count = 0; count < LONGEST_FLAG; count++) {
            int c = at(text, i);
            if (c == CANCEL_TAG) {
                return count > 1 ? i + 2 : -1;
            }
            boolean isTagLetter = isBetween(c, 0xE0030, 0xE0039) || isBetween(c, 0xE0061, 0xE007A);
            if (!isTagLetter) {
                return -1;
            }
            i += 2;
        }
        return -1;
    }

    private static int endOfJoined(String text, int index) {
        int i = index;
        while (true) {
            i += Character.charCount(text.codePointAt(i));
            int c = at(text, i);
            if (c == EMOJI_STYLE || c == TEXT_STYLE || (c >= 0 && Character.isEmojiModifier(c))) {
                i += Character.charCount(c);
                c = at(text, i);
            }
            int after = at(text, i + 1);
            boolean isJoined = c == ZERO_WIDTH_JOINER
                    && after >= 0x80
                    && (Character.isEmoji(after) || Character.isExtendedPictographic(after));
            if (!isJoined) {
                return i;
            }
            i++;
        }
    }

    private static int at(String text, int index) {
        return index < text.length() ? text.codePointAt(index) : -1;
    }
}
