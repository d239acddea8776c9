package dev.parley.app.markdown;

import java.util.List;

/** How much of one block is drawn. All of it is in the copy, and in the file of the answer. */
public final class DrawnText {
    /**
     * More characters of one run of text are not drawn: the toolkit lays a paragraph out as one piece, and a megabyte of
     * it would hold the window up for half a minute.
     */
    public static final int MOST = 30_000;

    private DrawnText() {}

    /** Whether a part of the block is not drawn. Lines of code are drawn as they are scrolled to, however many. */
    public static boolean isCut(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph -> isLong(paragraph.content());
            case Block.Heading heading -> isLong(heading.content());
            case Block.Quote quote -> quote.content().stream().anyMatch(DrawnText::isCut);
            case Block.Item item -> item.content().stream().anyMatch(DrawnText::isCut);
            case Block.Table table ->
                table.head().stream().anyMatch(DrawnText::isLong)
                        || table.rows().stream().flatMap(List::stream).anyMatch(DrawnText::isLong);
            case Block.Code code -> false;
            case Block.Formula formula -> false;
            case Block.Rule rule -> false;
        };
    }

    private static boolean isLong(List<Inline> content) {
        return length(content) > MOST;
    }

    private static long length(List<Inline> content) {
        long length = 0;
        for (Inline inline : content) {
            length += switch (inline) {
                case Inline.Text text -> text.text().length();
                case Inline.Code code -> code.text().length();
                case Inline.Break lineBreak -> 1;
                case Inline.Strong strong -> length(strong.content());
                case Inline.Emphasis emphasis -> length(emphasis.content());
                case Inline.Strike strike -> length(strike.content());
                case Inline.Link link -> length(link.content());
                case Inline.Formula formula -> 0;
                case Inline.Image image -> 0;
            };
        }
        return length;
    }
}
