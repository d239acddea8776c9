package dev.parley.app.markdown.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the emoji in a text. Pure and thread-safe. */
public final class EmojiText {
    private static final char TEXT_STYLE = '\uFE0E';
    private static final char EMOJI_STYLE = '\uFE0F';
    private static final char JOINER = '\u200D';
    private static final char KEYCAP = '\u20E3';
    private static final int FIRST_PICTURE = 0x1F000;

    private final EmojiIndex index;

    /** A piece of a text; the pieces put together are the text. */
    public sealed interface Run {

        /** The characters as they stand in the text: what is copied and read aloud. */
        String text();
    }

    /** What is drawn by fonts. */
    public record Plain(String text) implements Run {}

    /**
     * One emoji that there is a picture of.
     *
     * @param key its name among the pictures: the characters without variation selectors
     */
    public record Emoji(String text, String key) implements Run {}

    /** Knows the emoji of {@code pack}. */
    public EmojiText(EmojiPack pack) {
        this.index = pack.index();
    }

    /** Knows the emoji of {@code images}. */
    public EmojiText(EmojiImages images) {
        this.index = images.index();
    }

    /** Whether a text may hold emoji; a quick look for texts that cannot. */
    public static boolean mayHoldEmoji(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Emoji of one unit lie in symbols; keycaps and © only count with U+FE0F or U+20E3.
            if (Character.isHighSurrogate(c) || (c >= '\u2000' && c < '\u3300' && isSymbol(c)) || c == EMOJI_STYLE) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSymbol(char c) {
        return c == KEYCAP || (c >= '\u2190' && c < '\u2C00');
    }

    /** Splits a text into what fonts draw and single emoji. */
    public List<Run> split(String text) {
        if (!mayHoldEmoji(text)) {
            return text.isEmpty() ? List.of() : List.of(new Plain(text));
        }
        List<Run> runs = new ArrayList<>();
        int plainFrom = 0;
        int at = 0;
        while (at < text.length()) {
            Emoji emoji = emojiAt(text, at);
            if (emoji == null) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            if (at > plainFrom) {
                runs.add(new Plain(text.substring(plainFrom, at)));
            }
            runs.add(emoji);
            at += emoji.text().length();
            plainFrom = at;
        }
        if (plainFrom < text.length()) {
            runs.add(new Plain(text.substring(plainFrom)));
        }
        return List.copyOf(runs);
    }

    /** The longest emoji that begins at {@code from}. */
    private @Nullable Emoji emojiAt(String text, int from) {
        if (!mayBegin(text.codePointAt(from))) {
            return null;
        }
        StringBuilder key = new StringBuilder();
        Emoji best = null;
        int at = from;
        while (at < text.length() && key.length() < index.longest()) {
            int point = text.codePointAt(at);
            if (at > from && point == TEXT_STYLE) {
                break;
            }
            key.appendCodePoint(point);
            at += Character.charCount(point);
            boolean styled = at < text.length() && text.charAt(at) == EMOJI_STYLE;
            boolean textStyled = at < text.length() && text.charAt(at) == TEXT_STYLE;
            int end = styled ? at + 1 : at;
            EmojiIndex.Entry entry = textStyled ? null : index.find(key.toString());
            if (entry != null && (styled || !entry.text() || isBeyondFonts(from, text))) {
                best = new Emoji(text.substring(from, end), key.toString());
            }
            if (end >= text.length() || !mayContinue(point, text.codePointAt(end))) {
                break;
            }
            at = end;
        }
        return best;
    }

    /** Characters of the planes above are in no font of text: without the picture there would be a box. */
    private static boolean isBeyondFonts(int at, String text) {
        return text.codePointAt(at) >= FIRST_PICTURE;
    }

    /** Whether an emoji can go on from one character to another: joined, coloured, a keycap, a flag. */
    private static boolean mayContinue(int point, int next) {
        return point == JOINER
                || next == JOINER
                || next == KEYCAP
                || (next >= 0x1F3FB && next <= 0x1F3FF)
                || (next >= 0x1F1E6 && next <= 0x1F1FF)
                || (next >= 0xE0020 && next <= 0xE007F);
    }

    /** Whether an emoji can begin with it; digits, # and * begin keycaps. */
    private static boolean mayBegin(int point) {
        return (point >= 0x2000 && point != JOINER)
                || point == 0xA9
                || point == 0xAE
                || point == '#'
                || point == '*'
                || (point >= '0' && point <= '9');
    }
}
