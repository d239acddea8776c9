package dev.parley.app.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkProcessor;

/** The parsers: CommonMark with tables, strikethrough and formulas. Bare addresses become links in the conversion. */
final class CommonMark {
    /** A table with more cells than this is text: a short row stands for as many cells as the head has. */
    static final int MAX_CELLS = 10_000;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.builder().maxCells(MAX_CELLS).build(), StrikethroughExtension.create());

    private static final Parser BLOCKS =
            builder().inlineParserFactory(context -> (lines, node) -> {}).build();

    private CommonMark() {}

    /** A parser of blocks and inlines. */
    static Parser full(LinkProcessor links) {
        return builder().linkProcessor(links).build();
    }

    /** A whole text with its inlines; one with a table that is too large, without tables. */
    static Node parse(String source) {
        try {
            return builder().build().parse(source);
        } catch (IllegalArgumentException e) {
            return builder(List.of()).build().parse(source);
        }
    }

    /**
     * The blocks of a text; the text within them is left alone.
     *
     * @throws IllegalArgumentException if it has a table of too many cells
     */
    static Node withoutInlines(String source) {
        return BLOCKS.parse(source);
    }

    /** A parser of blocks that knows no tables. */
    static Parser withoutTables() {
        return builder(List.of())
                .inlineParserFactory(context -> (lines, node) -> {})
                .build();
    }

    private static Parser.Builder builder() {
        return builder(EXTENSIONS);
    }

    private static Parser.Builder builder(List<Extension> extensions) {
        return Parser.builder()
                .extensions(extensions)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .customBlockParserFactory(new MathBlockParser.Factory())
                .customInlineContentParserFactory(MathInlineParser.FACTORY);
    }
}
