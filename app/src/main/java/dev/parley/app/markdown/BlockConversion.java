package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/**
 * From the parser's nodes to {@link Block}s.
 *
 * @param source what was parsed
 * @param isOpen whether more may follow, so that the block at the very end is not closed
 */
record BlockConversion(String source, boolean isOpen) {
    static final String BULLET = "\u2022";

    private static final Pattern TASK = Pattern.compile("\\[([ xX])](?: |$)");

    /** Where a list that began earlier stands. */
    record ListContext(int number, boolean tight) {}

    List<Block> children(Node parent, boolean isAtEnd) {
        List<Block> result = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            add(node, isAtEnd && node.getNext() == null, null, result);
        }
        return result;
    }

    /** Adds the blocks of a node; {@code continued} for a list whose earlier items are not part of this source. */
    void add(Node node, boolean isAtEnd, @Nullable ListContext continued, List<Block> result) {
        switch (node) {
            case Paragraph it -> result.add(paragraph(it));
            case org.commonmark.node.Heading it ->
                result.add(new Block.Heading(it.getLevel(), InlineConversion.childrenOf(it)));
            case FencedCodeBlock it -> {
                boolean closed = !isOpen || !isAtEnd || it.getClosingFenceLength() != null;
                result.add(new Block.Code(language(it.getInfo()), code(it.getLiteral()), closed));
            }
            case IndentedCodeBlock it -> result.add(new Block.Code("", code(it.getLiteral()), !isOpen || !isAtEnd));
            case HtmlBlock it -> result.add(new Block.Paragraph(InlineConversion.literal(it.getLiteral())));
            case ThematicBreak it -> result.add(new Block.Rule());
            case BlockQuote it -> result.add(new Block.Quote(children(it, isAtEnd)));
            case ListBlock it -> addItems(it, isAtEnd, continued, result);
            case TableBlock it -> result.add(table(it));
            case MathNodes.DisplayFormula it -> result.add(formula(it, isAtEnd));
            case LinkReferenceDefinition it -> {}
            default -> throw new IllegalStateException("A block that no parser here makes: " + node.getClass());
        }
    }

    private static Block paragraph(Paragraph paragraph) {
        Node only = paragraph.getFirstChild();
        if (only instanceof MathNodes.InlineFormula formula && formula.display && only.getNext() == null) {
            return new Block.Formula(formula.tex);
        }
        return new Block.Paragraph(InlineConversion.childrenOf(paragraph));
    }

    /** An unfinished formula is shown as it was written until it is known to be none. */
    private Block formula(MathNodes.DisplayFormula formula, boolean isAtEnd) {
        if (formula.closed) {
            return new Block.Formula(formula.tex);
        }
        boolean mayBeClosed = isOpen && isAtEnd && !formula.abandoned;
        if (mayBeClosed) {
            return new Block.Paragraph(InlineConversion.literal(formula.source));
        }
        Node only = formula.getFirstChild();
        if (only instanceof MathNodes.InlineFormula inline && inline.display && only.getNext() == null) {
            return new Block.Formula(inline.tex);
        }
        return new Block.Paragraph(InlineConversion.childrenOf(formula));
    }

    private void addItems(ListBlock list, boolean isAtEnd, @Nullable ListContext continued, List<Block> result) {
        boolean tight = list.isTight() && (continued == null || continued.tight());
        int number = continued != null
                ? continued.number()
                : list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                        ? ordered.getMarkerStartNumber()
                        : 1;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String marker = list instanceof OrderedList ordered ? number + ordered.getMarkerDelimiter() : BULLET;
            result.add(item(item, marker, tight, isAtEnd && item.getNext() == null));
            number++;
        }
    }

    private Block item(Node item, String marker, boolean tight, boolean isAtEnd) {
        List<Block> content = children(item, isAtEnd);
        if (!content.isEmpty()
                && content.getFirst() instanceof Block.Paragraph first
                && !first.content().isEmpty()
                && first.content().getFirst() instanceof Inline.Text text) {
            var task = TASK.matcher(text.text());
            if (task.lookingAt()) {
                content.set(0, new Block.Paragraph(withoutStart(first.content(), task.end())));
                return new Block.Item(marker, !task.group(1).equals(" "), tight, content);
            }
        }
        return new Block.Item(marker, null, tight, content);
    }

    private static List<Inline> withoutStart(List<Inline> content, int length) {
        List<Inline> result = new ArrayList<>(content);
        String rest = ((Inline.Text) result.removeFirst()).text().substring(length);
        if (!rest.isEmpty()) {
            result.addFirst(new Inline.Text(rest));
        }
        return result;
    }

    static String language(@Nullable String info) {
        String words = info == null ? "" : info.strip();
        int end = 0;
        while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
            end++;
        }
        return words.substring(0, end);
    }

    private static String code(String literal) {
        return literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    }

    private Block table(TableBlock table) {
        List<List<Inline>> head = new ArrayList<>();
        List<Block.Alignment> columns = new ArrayList<>();
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                List<List<Inline>> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    cells.add(InlineConversion.childrenOf(cell));
                    if (part instanceof TableHead) {
                        columns.add(alignment((TableCell) cell));
                    }
                }
                if (part instanceof TableBody) {
                    rows.add(List.copyOf(cells));
                } else {
                    head.addAll(cells);
                }
            }
        }
        return new Block.Table(columns, head, rows, written(table));
    }

    private static Block.Alignment alignment(TableCell cell) {
        return switch (cell.getAlignment()) {
            case CENTER -> Block.Alignment.CENTER;
            case RIGHT -> Block.Alignment.RIGHT;
            case LEFT -> Block.Alignment.LEFT;
            case null -> Block.Alignment.LEFT;
        };
    }

    /** The source of a block without what stands before it on its lines. */
    private String written(Node node) {
        StringBuilder result = new StringBuilder();
        for (SourceSpan span : node.getSourceSpans()) {
            String line = source.substring(span.getInputIndex(), span.getInputIndex() + span.getLength());
            result.append(result.isEmpty() ? "" : "\n").append(line.stripTrailing());
        }
        return result.toString();
    }
}
