package dev.parley.app.chat.view;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.Inline;
import dev.parley.app.markdown.MarkdownDocument;
import java.util.List;
import java.util.stream.Collectors;

/** An answer without its Markdown, for programs that know none. */
final class PlainText {

    private PlainText() {}

    static String of(String markdown) {
        return blocks(MarkdownDocument.parse(markdown));
    }

    private static String blocks(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        Block before = null;
        for (Block block : blocks) {
            if (before != null) {
                boolean sameList =
                        before instanceof Block.Item first && first.tight() && block instanceof Block.Item second && second.tight();
                text.append(sameList ? "\n" : "\n\n");
            }
            text.append(block(block));
            before = block;
        }
        return text.toString();
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph -> inlines(paragraph.content());
            case Block.Heading heading -> inlines(heading.content());
            case Block.Code code -> code.text();
            case Block.Formula formula -> formula.tex();
            case Block.Table table -> table(table);
            case Block.Quote quote -> blocks(quote.content());
            case Block.Item item -> item(item);
            case Block.Rule rule -> "* * *";
        };
    }

    private static String item(Block.Item item) {
        String done = item.checked() == null ? "" : item.checked() ? "[x] " : "[ ] ";
        String marker = item.marker() + " ";
        String indent = "\n" + " ".repeat(marker.length());
        String content = item.content().stream().map(PlainText::block).collect(Collectors.joining("\n"));
        return marker + done + content.replace("\n", indent);
    }

    /** Tabs between the cells, which spreadsheets take. */
    private static String table(Block.Table table) {
        StringBuilder text = new StringBuilder(row(table.head()));
        table.rows().forEach(row -> text.append('\n').append(row(row)));
        return text.toString();
    }

    private static String row(List<List<Inline>> cells) {
        return cells.stream().map(PlainText::inlines).collect(Collectors.joining("\t"));
    }

    private static String inlines(List<Inline> content) {
        return content.stream().map(PlainText::inline).collect(Collectors.joining());
    }

    private static String inline(Inline inline) {
        return switch (inline) {
            case Inline.Text text -> text.text();
            case Inline.Emphasis emphasis -> inlines(emphasis.content());
            case Inline.Strong strong -> inlines(strong.content());
            case Inline.Strike strike -> inlines(strike.content());
            case Inline.Code code -> code.text();
            case Inline.Formula formula -> formula.tex();
            case Inline.Link link -> inlines(link.content());
            case Inline.Image image -> image.alt();
            case Inline.Break lineBreak -> "\n";
        };
    }
}
