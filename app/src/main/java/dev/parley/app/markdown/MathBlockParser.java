package dev.parley.app.markdown;

import org.commonmark.node.Block;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/**
 * Display formulas that stand alone: from a line that begins with {@code $$} or {@code \[} to one that ends with
 * {@code $$} or {@code \]}. A blank line, a heading or a fence ends one without a closing delimiter, which is then a
 * paragraph like any other, so that an opening delimiter that was none does not take the rest of the answer with it.
 */
final class MathBlockParser extends AbstractBlockParser {
    private static final int CODE_INDENT = 4;

    private final MathNodes.DisplayFormula block = new MathNodes.DisplayFormula();
    private final SourceLines lines = new SourceLines();
    private final StringBuilder source = new StringBuilder();
    private final String open;
    private final String close;

    private MathBlockParser(String open) {
        this.open = open;
        this.close = closing(open);
    }

    private static String closing(String open) {
        return open.equals("$$") ? "$$" : "\\]";
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (block.closed || state.isBlank() || isOtherStart(state)) {
            block.abandoned = !block.closed;
            return BlockContinue.none();
        }
        return BlockContinue.atIndex(state.getNextNonSpaceIndex());
    }

    private static boolean isOtherStart(ParserState state) {
        if (state.getIndent() >= CODE_INDENT) {
            return false;
        }
        String line = state.getLine().getContent().toString().substring(state.getNextNonSpaceIndex());
        return line.startsWith("```") || line.startsWith("~~~") || line.startsWith("# ") || line.startsWith("##");
    }

    @Override
    public void addLine(SourceLine line) {
        String text = line.getContent().toString();
        boolean isFirst = lines.isEmpty();
        lines.addLine(line);
        source.append(isFirst ? "" : "\n").append(text);
        String end = text.strip();
        int from = isFirst ? open.length() : 0;
        if (end.length() >= from + close.length() && end.endsWith(close) && !end.endsWith("\\" + close)) {
            block.closed = true;
        }
    }

    @Override
    public void closeBlock() {
        block.source = source.toString();
        String all = block.source.strip();
        if (block.closed) {
            block.tex =
                    all.substring(open.length(), all.length() - close.length()).strip();
            block.closed = !block.tex.isEmpty();
            block.abandoned = !block.closed;
        }
    }

    @Override
    public void parseInlines(InlineParser inlineParser) {
        if (!block.closed) {
            inlineParser.parse(lines, block);
        }
    }

    static final class Factory extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (state.getIndent() >= CODE_INDENT) {
                return BlockStart.none();
            }
            CharSequence line = state.getLine().getContent();
            int from = state.getNextNonSpaceIndex();
            String open = opening(line, from);
            if (open == null || !mayStandAlone(line.toString().substring(from), open) || isWithin(matched, open)) {
                return BlockStart.none();
            }
            return BlockStart.of(new MathBlockParser(open)).atIndex(from);
        }

        private static @Nullable String opening(CharSequence line, int from) {
            if (from + 1 >= line.length()) {
                return null;
            }
            char first = line.charAt(from);
            char second = line.charAt(from + 1);
            if (first == '$' && second == '$') {
                return "$$";
            }
            return first == '\\' && second == '[' ? "\\[" : null;
        }

        /** Closed at its end or not at all: with text after it, it is a formula within a line. */
        private static boolean mayStandAlone(String line, String open) {
            String rest = line.substring(open.length()).strip();
            if (open.equals("$$") && rest.startsWith("$")) {
                return false;
            }
            int end = rest.indexOf(closing(open));
            return end < 0 || end == rest.length() - 2;
        }

        /** Whether the paragraph that this line would end has an open delimiter which this one closes. */
        private static boolean isWithin(MatchedBlockParser matched, String open) {
            if (!open.equals("$$")) {
                return false;
            }
            int count = 0;
            for (SourceLine line : matched.getParagraphLines().getLines()) {
                String text = line.getContent().toString();
                for (int i = text.indexOf("$$"); i >= 0; i = text.indexOf("$$", i + 2)) {
                    count++;
                }
            }
            return count % 2 == 1;
        }
    }
}
