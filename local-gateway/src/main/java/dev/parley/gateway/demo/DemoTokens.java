package dev.parley.gateway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text into the demo model's tokens: a word or a mark with the one space before it, a run of white space, a run of
 * one repeated mark, a single CJK character. What a reader sees as one character (Unicode UAX #29: a surrogate pair, an
 * emoji with its joiners, a letter with its accents) is never cut. The tokens joined are the text.
 */
final class DemoTokens {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private enum Kind {
        SPACE,
        WORD,
        MARK,
        SINGLE
    }

    private final List<String> tokens = new ArrayList<>();
    private final StringBuilder token = new StringBuilder();
    private Kind kind = Kind.SPACE;
    private String last = "";

    private DemoTokens() {}

    static List<String> split(String text) {
        DemoTokens splitter = new DemoTokens();
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            splitter.add(clusters.group());
        }
        splitter.flush();
        return List.copyOf(splitter.tokens);
    }

    static int count(String text) {
        return split(text).size();
    }

    /** How many characters a reader sees. */
    static int characters(String text) {
        return (int) CLUSTER.matcher(text).results().count();
    }

    /** The first so many characters that a reader sees. */
    static String firstCharacters(String text, int limit) {
        Matcher clusters = CLUSTER.matcher(text);
        int end = 0;
        for (int i = 0; i < limit && clusters.find(); i++) {
            end = clusters.end();
        }
        return text.substring(0, end);
    }

    private void add(String cluster) {
        Kind next = kindOf(cluster.codePointAt(0));
        boolean repeated = next == Kind.MARK && cluster.equals(last);
        boolean joins = next == kind && (next == Kind.SPACE || next == Kind.WORD || repeated);
        if (!joins) {
            startAfterOneSpace(next);
        }
        token.append(cluster);
        last = cluster;
    }

    /** Ends the token before, but keeps its last space for the one that starts, as byte-pair vocabularies do. */
    private void startAfterOneSpace(Kind next) {
        boolean space = kind == Kind.SPACE && last.equals(" ");
        if (space) {
            token.setLength(token.length() - 1);
        }
        flush();
        if (space) {
            token.append(' ');
        }
        kind = next;
    }

    private void flush() {
        if (!token.isEmpty()) {
            tokens.add(token.toString());
            token.setLength(0);
        }
    }

    private static Kind kindOf(int codePoint) {
        if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
            return Kind.SPACE;
        }
        if (Character.isLetterOrDigit(codePoint)) {
            return switch (Character.UnicodeScript.of(codePoint)) {
                case HAN, HANGUL, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> Kind.SINGLE;
                default -> Kind.WORD;
            };
        }
        return codePoint < 0x80 ? Kind.MARK : Kind.SINGLE;
    }
}
