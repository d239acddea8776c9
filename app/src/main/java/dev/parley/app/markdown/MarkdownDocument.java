package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonmark.node.FencedCodeBlock;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown of one answer, which grows at its end. Only the open end is parsed again, so appending costs what the
 * open block costs, not what the answer costs. For one thread.
 *
 * <p>What is closed is decided by whole lines alone; the line that has begun only shows. A definition of a link takes
 * effect when its paragraph is closed, also on blocks before it. An open block of code is extended without parsing; any
 * other open block that has grown large is parsed again only now and then, and in between its new text shows as it was
 * written.
 */
public final class MarkdownDocument {
    /** From this length on, the open end is parsed again only when it has grown by a part of itself. */
    private static final int LARGE = 8 * 1024;

    private static final int PART = 16;
    /** From this length on, by half of itself: parsing it takes tens of milliseconds. */
    private static final int HUGE = 64 * 1024;

    /** Blocks {@code from} to {@code from + removed} (exclusive) were replaced by {@code added}. */
    public record Edit(int from, int removed, List<Block> added) {
        public Edit {
            added = List.copyOf(added);
        }

        public boolean isEmpty() {
            return removed == 0 && added.isEmpty();
        }
    }

    private final StringBuilder source = new StringBuilder();
    private final LineText text = new LineText();
    private final ClosedBlocks closed = new ClosedBlocks(text);
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable OpenFence fence;
    /** The open end as it was parsed last. */
    private List<Block> open = List.of();
    /** Up to where the text has been parsed, with and without the line that has begun. */
    private int parsedTo;

    private int parsedLines;
    private boolean isHeavy;
    private boolean isFinished;

    /** The blocks of a text that is complete. Thread-safe. */
    public static List<Block> parse(String markdown) {
        MarkdownDocument document = new MarkdownDocument();
        document.text.append(markdown);
        document.finish();
        return document.blocks();
    }

    /** Appends text and says which blocks changed; blocks that came out the same are not in the edit. */
    public Edit append(String piece) {
        if (isFinished) {
            throw new IllegalStateException("The document is finished");
        }
        source.append(piece);
        text.append(piece);
        return closed.apply(blocks, openEnd());
    }

    /** Nothing more will come: what was open is closed. */
    public Edit finish() {
        isFinished = true;
        text.end();
        closed.closeAll();
        return closed.apply(blocks, List.of());
    }

    private List<Block> openEnd() {
        int lines = text.endOfLines(parsedLines);
        if (fence != null && fence.extend(text, lines)) {
            parsedLines = lines;
            return List.of(fence.block(text.between(lines, text.wholeLength())));
        }
        fence = null;
        if (isPostponed()) {
            return extended(text.between(parsedTo, text.wholeLength()));
        }
        if (lines > parsedLines) {
            parsedLines = lines;
            FencedCodeBlock node = closed.closeUpTo(lines);
            if (node != null) {
                fence = new OpenFence(node, lines);
                return List.of(fence.block(text.between(lines, text.wholeLength())));
            }
        }
        parsedTo = text.wholeLength();
        open = closed.openEnd(parsedTo);
        isHeavy = closed.isHeavy(open);
        return open;
    }

    private boolean isPostponed() {
        int start = closed.end();
        int parsed = parsedTo - start;
        if ((text.wholeLength() - start < LARGE && !isHeavy)
                || text.wholeLength() - parsedTo >= parsed / (parsed < HUGE ? PART : 2)) {
            return false;
        }
        boolean mayEnd = open.size() == 1 && open.getFirst() instanceof Block.Paragraph;
        return !mayEnd || !text.between(parsedTo - 1, text.length()).contains("\n\n");
    }

    /** The open end with text that has not been parsed. */
    private List<Block> extended(String added) {
        if (added.isEmpty()) {
            return open;
        }
        List<Block> result = new ArrayList<>(open);
        List<Inline> content = new ArrayList<>();
        if (!result.isEmpty() && result.getLast() instanceof Block.Paragraph last) {
            content.addAll(last.content());
            result.removeLast();
        }
        content.addAll(InlineConversion.literal(added));
        result.add(new Block.Paragraph(content));
        return result;
    }

    /** The blocks as they stand. */
    public List<Block> blocks() {
        return isFinished ? Collections.unmodifiableList(blocks) : List.copyOf(blocks);
    }

    /** All that was appended. */
    public String source() {
        return source.toString();
    }
}
