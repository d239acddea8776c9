package dev.parley.app.markdown;

import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;

/**
 * Whether a single text has so many marks that parsing it would hold the window up: a mark may be paired with any before
 * it. What people and models write has some dozens in a paragraph. Length alone costs little: a picture in a data
 * address is one long word.
 */
final class HeavyText {
    /** A paragraph of as many marks was parsed in 8 ms at most, one of 50,000 in 61 ms. */
    static final int MOST_MARKS = 8_000;

    private static final String MARKS = "[]()!*_`<$\\~";

    private HeavyText() {}

    /** Whether a paragraph, a heading or a row of a table in {@code source} has more marks than that. */
    static boolean isIn(String source) {
        return source.length() > MOST_MARKS
                && marks(source, 0, source.length()) > MOST_MARKS
                && isBelow(CommonMark.withoutInlines(source), source);
    }

    private static boolean isBelow(Node parent, String source) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            boolean isText = node instanceof Paragraph || node instanceof Heading || node instanceof TableRow;
            if (isText ? isHeavy(node, source) : isBelow(node, source)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeavy(Node text, String source) {
        int marks = 0;
        for (SourceSpan line : text.getSourceSpans()) {
            marks += marks(source, line.getInputIndex(), line.getInputIndex() + line.getLength());
        }
        return marks > MOST_MARKS;
    }

    private static int marks(String source, int from, int to) {
        int marks = 0;
        for (int i = from; i < to; i++) {
            if (MARKS.indexOf(source.charAt(i)) >= 0) {
                marks++;
            }
        }
        return marks;
    }
}
