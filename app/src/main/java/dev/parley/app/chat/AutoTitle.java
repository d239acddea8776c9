package dev.parley.app.chat;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** The title that a chat has until the person chooses one: the first sentence of what was said first. */
final class AutoTitle {
    static final int LONGEST = 60;

    private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~).*");
    private static final Pattern LINE_MARKS =
            Pattern.compile("^\\s*(#{1,6}\\s+|>\\s*|[-*+]\\s+(\\[[ xX]]\\s+)?|\\d+[.)]\\s+)+");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern MARKS = Pattern.compile("\\*\\*|__|~~|`+|(?<!\\w)[*_](?=\\S)|(?<=\\S)[*_](?!\\w)");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\\u200D]]");

    private AutoTitle() {}

    /** At most 60 characters without Markdown; empty if the text has no words. */
    static String of(String text) {
        for (String line : text.lines().toList()) {
            String plain = plain(line);
            if (!FENCE.matcher(line).matches() && plain.codePoints().anyMatch(Character::isLetterOrDigit)) {
                return shortened(firstSentence(plain));
            }
        }
        return "";
    }

    private static String plain(String line) {
        String words = LINE_MARKS.matcher(line).replaceFirst("");
        words = LINK.matcher(words).replaceAll("$1");
        words = MARKS.matcher(words).replaceAll("");
        return UNSEEN.matcher(words).replaceAll("").replaceAll("\\s+", " ").strip();
    }

    private static String firstSentence(String line) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(line);
        int end = sentences.next();
        String sentence =
                end == BreakIterator.DONE ? line : line.substring(0, end).strip();
        return sentence.endsWith(".") || sentence.endsWith("。")
                ? sentence.substring(0, sentence.length() - 1)
                : sentence;
    }

    /** Cut between words if there are any, never within a character. */
    private static String shortened(String sentence) {
        if (sentence.length() <= LONGEST) {
            return sentence;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(sentence);
        int end = characters.preceding(LONGEST);
        int space = sentence.lastIndexOf(' ', end);
        return sentence.substring(0, space > LONGEST / 2 ? space : end).strip() + "…";
    }
}
