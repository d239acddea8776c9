package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.List;

/** Blocks as Markdown: what copying gives to a place that knows it. Parsing it again gives the same blocks. */
public final class MarkdownText {
    private MarkdownText() {}

    /**
     * The Markdown of a whole answer as copying gives it: as it came, unless there is something in it that cannot be
     * seen; then it is written anew without.
     */
    public static String copied(String source) {
        return VisibleText.cleaned(source).equals(source) ? source : of(MarkdownDocument.parse(source));
    }

    public static String of(List<Block> blocks) {
        return PlainText.joined(blocks, MarkdownText::of);
    }

    public static String of(Block block) {
        return switch (block) {
            case Block.Paragraph it -> MarkdownInlines.paragraph(it.content());
            case Block.Heading it -> heading(it);
            case Block.Code it -> code(it);
            case Block.Formula it -> "$$\n" + it.tex() + "\n$$";
            case Block.Table it -> table(it);
            case Block.Quote it -> quote(it);
            case Block.Item it -> item(it);
            case Block.Rule it -> "---";
        };
    }

    private static String heading(Block.Heading heading) {
        String text = MarkdownInlines.line(heading.content());
        return ("#".repeat(heading.level()) + " " + text).stripTrailing();
    }

    private static String code(Block.Code code) {
        String text = VisibleText.cleaned(code.text());
        String fence = "`".repeat(Math.max(3, MarkdownInlines.longestRun(text, '`') + 1));
        String language = code.language().indexOf('`') < 0 ? code.language() : "";
        return fence + language + "\n" + (text.isEmpty() ? "" : text + "\n") + fence;
    }

    private static String quote(Block.Quote quote) {
        List<String> lines = new ArrayList<>();
        of(quote.content()).lines().forEach(line -> lines.add(line.isEmpty() ? ">" : "> " + line));
        return lines.isEmpty() ? ">" : String.join("\n", lines);
    }

    private static String item(Block.Item item) {
        String marker = item.marker().equals(BlockConversion.BULLET) ? "-" : item.marker();
        String task = item.checked() == null ? "" : item.checked() ? "[x] " : "[ ] ";
        StringBuilder content = new StringBuilder();
        for (Block block : item.content()) {
            boolean isTight = item.tight() || (block instanceof Block.Item nested && nested.tight());
            content.append(content.isEmpty() ? "" : isTight ? "\n" : "\n\n").append(of(block));
        }
        return marker + " " + task + PlainText.indented(content.toString(), " ".repeat(marker.length() + 1));
    }

    private static String table(Block.Table table) {
        List<String> lines = new ArrayList<>();
        lines.add(row(table.head()));
        StringBuilder delimiters = new StringBuilder("|");
        for (Block.Alignment alignment : table.columns()) {
            delimiters.append(
                    switch (alignment) {
                        case LEFT -> " --- |";
                        case CENTER -> " :---: |";
                        case RIGHT -> " ---: |";
                    });
        }
        lines.add(delimiters.toString());
        table.rows().forEach(row -> lines.add(row(row)));
        return String.join("\n", lines);
    }

    private static String row(List<List<Inline>> cells) {
        StringBuilder result = new StringBuilder("|");
        cells.forEach(cell -> result.append(' ')
                .append(MarkdownInlines.line(cell).replace("|", "\\|"))
                .append(" |"));
        return result.toString();
    }
}
