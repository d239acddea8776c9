package dev.parley.app.markdown;

import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;

/** The nodes of formulas in the parser's tree. */
final class MathNodes {
    private MathNodes() {}

    /** A formula within a paragraph; {@code display} for one that was written with display delimiters. */
    static final class InlineFormula extends CustomNode {
        final String tex;
        final boolean display;

        InlineFormula(String tex, boolean display) {
            this.tex = tex;
            this.display = display;
        }
    }

    /** Lines that began as a display formula. One that was never closed is a paragraph: its inlines are children. */
    static final class DisplayFormula extends CustomBlock {
        String tex = "";
        String source = "";
        boolean closed;
        /** Whether something after it (not just the end of the text so far) ended it without a closing delimiter. */
        boolean abandoned;
    }
}
