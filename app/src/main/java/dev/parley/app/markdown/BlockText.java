package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * The flat text that a view shows of a block, so that a selection means the same to who draws it and to who copies it.
 *
 * <p>It is the texts of its {@link Leaf leaves} in the order they are drawn, with one line feed between two of them (a
 * tab between the cells of a row). Within a leaf, text counts as it is; a formula and an image count as one character
 * ({@link #OBJECT}), a break as a line feed; in code a character that cannot be seen counts as the name that is shown
 * for it ("U+202E", six characters). Markers of items are not part of it: they come along when what is copied begins at
 * the start of the item.
 */
public final class BlockText {
    /** Stands for what is drawn but is not text. */
    public static final char OBJECT = '\uFFFC';

    /**
     * A part that is laid out as one text.
     *
     * @param start where it begins in the text of the whole block
     * @param block the paragraph, heading, code, formula, rule or table it is the text of
     * @param row of a cell of a table, 0 for the head; else -1
     * @param column of a cell of a table; else -1
     */
    public record Leaf(int start, String text, Block block, int row, int column) {
        public int end() {
            return start + text.length();
        }
    }

    private final Block block;
    private final List<Leaf> leaves;
    private final String text;

    private BlockText(Block block, List<Leaf> leaves, String text) {
        this.block = block;
        this.leaves = leaves;
        this.text = text;
    }

    public static BlockText of(Block block) {
        Flattening flattening = new Flattening();
        flattening.add(block);
        return new BlockText(block, List.copyOf(flattening.leaves), flattening.text.toString());
    }

    /** The text of a line of inlines as it is shown. */
    public static String of(List<Inline> content) {
        StringBuilder result = new StringBuilder();
        content.forEach(inline -> result.append(of(inline)));
        return result.toString();
    }

    private static String of(Inline inline) {
        return switch (inline) {
            case Inline.Text it -> it.text();
            case Inline.Emphasis it -> of(it.content());
            case Inline.Strong it -> of(it.content());
            case Inline.Strike it -> of(it.content());
            case Inline.Code it -> VisibleText.toText(it.text());
            case Inline.Formula it -> String.valueOf(OBJECT);
            case Inline.Link it -> of(it.content());
            case Inline.Image it -> String.valueOf(OBJECT);
            case Inline.Break it -> "\n";
        };
    }

    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    /** In the order they are drawn. */
    public List<Leaf> leaves() {
        return leaves;
    }

    /**
     * What lies between two offsets, as blocks that {@link PlainText} and {@link MarkdownText} can write. The whole
     * block if all of it is selected.
     */
    public List<Block> slice(int from, int to) {
        int start = Math.clamp(from, 0, text.length());
        int end = Math.clamp(to, 0, text.length());
        if (start == 0 && end == text.length()) {
            return List.of(block);
        }
        return start >= end ? List.of() : new BlockSlice(start, end).of(block);
    }

    /** What copying gives for what lies between two offsets. */
    public String plain(int from, int to) {
        return PlainText.of(slice(from, to));
    }

    /** What copying as Markdown gives for what lies between two offsets. */
    public String markdown(int from, int to) {
        return MarkdownText.of(slice(from, to));
    }

    private static final class Flattening {
        final List<Leaf> leaves = new ArrayList<>();
        final StringBuilder text = new StringBuilder();

        void add(Block block) {
            switch (block) {
                case Block.Paragraph it -> leaf(of(it.content()), it);
                case Block.Heading it -> leaf(of(it.content()), it);
                case Block.Code it -> leaf(VisibleText.toText(it.text()), it);
                case Block.Formula it -> leaf(String.valueOf(OBJECT), it);
                case Block.Rule it -> leaf(String.valueOf(OBJECT), it);
                case Block.Quote it -> it.content().forEach(this::add);
                case Block.Item it -> it.content().forEach(this::add);
                case Block.Table it -> addTable(it);
            }
        }

        private void addTable(Block.Table table) {
            addRow(table, table.head(), 0);
            int row = 1;
            for (List<List<Inline>> cells : table.rows()) {
                addRow(table, cells, row++);
            }
        }

        private void addRow(Block.Table table, List<List<Inline>> cells, int row) {
            for (int column = 0; column < cells.size(); column++) {
                leaf(of(cells.get(column)), table, row, column);
            }
        }

        private void leaf(String leafText, Block block) {
            leaf(leafText, block, -1, -1);
        }

        private void leaf(String leafText, Block block, int row, int column) {
            if (!leaves.isEmpty()) {
                text.append(column > 0 ? '\t' : '\n');
            }
            leaves.add(new Leaf(text.length(), leafText, block, row, column));
            text.append(leafText);
        }
    }
}
