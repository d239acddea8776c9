package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Blocks as plain text: what copying gives to a place that knows no Markdown. */
public final class PlainText {
    private PlainText() {}

    public static String of(List<Block> blocks) {
        return joined(blocks, PlainText::of);
    }

    public static String of(Block block) {
        return switch (block) {
            case Block.Paragraph it -> ofAll(it.content());
            case Block.Heading it -> ofAll(it.content());
            case Block.Code it -> VisibleText.cleaned(it.text());
            case Block.Formula it -> "$$" + it.tex() + "$$";
            case Block.Table it -> table(it);
            case Block.Quote it -> of(it.content());
            case Block.Item it -> item(it);
            case Block.Rule it -> "---";
        };
    }

    static String ofAll(List<Inline> content) {
        StringBuilder result = new StringBuilder();
        content.forEach(inline -> result.append(of(inline)));
        return result.toString();
    }

    static String of(Inline inline) {
        return switch (inline) {
            case Inline.Text it -> it.text();
            case Inline.Emphasis it -> ofAll(it.content());
            case Inline.Strong it -> ofAll(it.content());
            case Inline.Strike it -> ofAll(it.content());
            case Inline.Code it -> VisibleText.cleaned(it.text());
            case Inline.Formula it -> "$" + it.tex() + "$";
            case Inline.Link it -> ofAll(it.content());
            case Inline.Image it -> it.alt();
            case Inline.Break it -> "\n";
        };
    }

    /** Items of a tight list follow each other line by line, all else after a blank line. */
    static String joined(List<Block> blocks, Function<Block, String> text) {
        StringBuilder result = new StringBuilder();
        Block last = null;
        for (Block block : blocks) {
            if (last != null) {
                boolean isTight =
                        last instanceof Block.Item a && block instanceof Block.Item b && a.tight() && b.tight();
                result.append(isTight ? "\n" : "\n\n");
            }
            result.append(text.apply(block));
            last = block;
        }
        return result.toString();
    }

    private static String item(Block.Item item) {
        String start = item.marker() + " " + (item.checked() == null ? "" : item.checked() ? "[x] " : "[ ] ");
        StringBuilder content = new StringBuilder();
        for (Block block : item.content()) {
            boolean isTight = item.tight() || (block instanceof Block.Item nested && nested.tight());
            content.append(content.isEmpty() ? "" : isTight ? "\n" : "\n\n").append(of(block));
        }
        return start + indented(content.toString(), " ".repeat(item.marker().length() + 1));
    }

    /** Every line but the first with an indentation, blank ones without. */
    static String indented(String text, String indentation) {
        return text.replaceAll("\n(?!\n|$)", "\n" + indentation);
    }

    private static String table(Block.Table table) {
        List<String> lines = new ArrayList<>();
        lines.add(row(table.head()));
        table.rows().forEach(row -> lines.add(row(row)));
        return String.join("\n", lines);
    }

    private static String row(List<List<Inline>> cells) {
        List<String> texts = new ArrayList<>();
        cells.forEach(cell -> texts.add(ofAll(cell).replaceAll("[\t\n]", " ")));
        return String.join("\t", texts);
    }
}
