package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Cuts a block down to what lies between two offsets of its {@link BlockText}. Walks the leaves as that does. */
final class BlockSlice {
    private final int from;
    private final int to;
    private int position;
    private boolean isFirstLeaf = true;

    BlockSlice(int from, int to) {
        this.from = from;
        this.to = to;
    }

    List<Block> of(Block block) {
        return switch (block) {
            case Block.Paragraph it -> leaf(cut(it.content()), Block.Paragraph::new);
            case Block.Heading it -> leaf(cut(it.content()), rest -> new Block.Heading(it.level(), rest));
            case Block.Code it -> code(it);
            case Block.Formula it -> object(it);
            case Block.Rule it -> object(it);
            case Block.Quote it -> {
                List<Block> content = all(it.content());
                yield content.isEmpty() ? List.of() : List.of(new Block.Quote(content));
            }
            case Block.Item it -> item(it);
            case Block.Table it -> table(it);
        };
    }

    private List<Block> all(List<Block> blocks) {
        List<Block> result = new ArrayList<>();
        blocks.forEach(block -> result.addAll(of(block)));
        return result;
    }

    /** An item keeps its marker only where the selection reaches over its start. */
    private List<Block> item(Block.Item item) {
        int start = isFirstLeaf ? 0 : position + 1;
        List<Block> content = all(item.content());
        if (content.isEmpty() || from > start) {
            return content;
        }
        return List.of(new Block.Item(item.marker(), item.checked(), item.tight(), content));
    }

    private void beginLeaf() {
        if (!isFirstLeaf) {
            position++;
        }
        isFirstLeaf = false;
    }

    private static List<Block> leaf(List<Inline> content, Function<List<Inline>, Block> block) {
        return content.isEmpty() ? List.of() : List.of(block.apply(content));
    }

    private List<Block> object(Block block) {
        beginLeaf();
        int start = position++;
        return from <= start && start < to ? List.of(block) : List.of();
    }

    private List<Block> code(Block.Code code) {
        beginLeaf();
        String text = cutCode(code.text());
        return text.isEmpty() ? List.of() : List.of(new Block.Code(code.language(), text, code.closed()));
    }

    private String cutCode(String code) {
        StringBuilder result = new StringBuilder();
        for (VisibleText.Segment segment : VisibleText.segments(code)) {
            switch (segment) {
                case VisibleText.Plain(String text) -> result.append(cutText(text));
                case VisibleText.Symbol symbol -> {
                    boolean isTouched = !cutText(symbol.shown()).isEmpty();
                    if (isTouched) {
                        result.appendCodePoint(symbol.codePoint());
                    }
                }
            }
        }
        return result.toString();
    }

    private String cutText(String text) {
        int start = Math.clamp((long) from - position, 0, text.length());
        int end = Math.clamp((long) to - position, 0, text.length());
        position += text.length();
        return start < end ? text.substring(start, end) : "";
    }

    private List<Inline> cut(List<Inline> content) {
        beginLeaf();
        return inlines(content);
    }

    private List<Inline> inlines(List<Inline> content) {
        List<Inline> result = new ArrayList<>();
        for (Inline inline : content) {
            switch (inline) {
                case Inline.Text it -> add(cutText(it.text()), Inline.Text::new, result);
                case Inline.Code it -> add(cutCode(it.text()), Inline.Code::new, result);
                case Inline.Emphasis it -> wrap(it.content(), Inline.Emphasis::new, result);
                case Inline.Strong it -> wrap(it.content(), Inline.Strong::new, result);
                case Inline.Strike it -> wrap(it.content(), Inline.Strike::new, result);
                case Inline.Link it -> wrap(it.content(), rest -> new Inline.Link(it.destination(), rest), result);
                case Inline.Formula it -> addObject(it, result);
                case Inline.Image it -> addObject(it, result);
                case Inline.Break it -> addObject(it, result);
            }
        }
        return result;
    }

    private static void add(String text, Function<String, Inline> inline, List<Inline> result) {
        if (!text.isEmpty()) {
            result.add(inline.apply(text));
        }
    }

    private void wrap(List<Inline> content, Function<List<Inline>, Inline> inline, List<Inline> result) {
        List<Inline> rest = inlines(content);
        if (!rest.isEmpty()) {
            result.add(inline.apply(rest));
        }
    }

    private void addObject(Inline inline, List<Inline> result) {
        int start = position++;
        if (from <= start && start < to) {
            result.add(inline);
        }
    }

    /** Rows that are not touched are left out, cells that are not are empty; within one cell it is just its text. */
    private List<Block> table(Block.Table table) {
        List<List<List<Inline>>> rows = new ArrayList<>();
        List<List<Inline>> touched = new ArrayList<>();
        UnaryOperator<List<List<Inline>>> cutRow = cells -> {
            List<List<Inline>> cut = new ArrayList<>();
            cells.forEach(cell -> cut.add(cut(cell)));
            cut.stream().filter(cell -> !cell.isEmpty()).forEach(touched::add);
            return cut;
        };
        List<List<Inline>> head = cutRow.apply(table.head());
        for (List<List<Inline>> row : table.rows()) {
            List<List<Inline>> cut = cutRow.apply(row);
            if (cut.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(cut);
            }
        }
        if (touched.size() <= 1) {
            return touched.isEmpty() ? List.of() : List.of(new Block.Paragraph(touched.getFirst()));
        }
        Block.Table cut = new Block.Table(table.columns(), head, rows, "");
        return List.of(new Block.Table(table.columns(), head, rows, MarkdownText.of(cut)));
    }
}
