package dev.parley.app.markdown;

import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkResult;

/**
 * The Markdown of one answer, which grows at its end. Only the open end is parsed again, so appending costs what the
 * open block costs, not what the answer costs. For one thread.
 */
public final class MarkdownDocument {
    private static final Parser PARSER = CommonMark.full((info, scanner, context) -> LinkResult.none());

    private final StringBuilder source = new StringBuilder();
    private List<Block> blocks = List.of();

    /** Blocks {@code from} to {@code from + removed} (exclusive) were replaced by {@code added}. */
    public record Edit(int from, int removed, List<Block> added) {
        public Edit {
            added = List.copyOf(added);
        }

        public boolean isEmpty() {
            return removed == 0 && added.isEmpty();
        }
    }

    /** The blocks of a text that is complete. Thread-safe. */
    public static List<Block> parse(String markdown) {
        return parse(markdown, false);
    }

    private static List<Block> parse(String markdown, boolean isOpen) {
        Node document = PARSER.parse(markdown);
        return List.copyOf(new BlockConversion(markdown, isOpen).children(document, true));
    }

    /** Appends text and says which blocks changed; blocks that came out the same are not in the edit. */
    public Edit append(String text) {
        source.append(text);
        return replaceAll(parse(source.toString(), true));
    }

    /** Nothing more will come: what was open is closed. */
    public Edit finish() {
        return replaceAll(parse(source.toString(), false));
    }

    private Edit replaceAll(List<Block> now) {
        int same = 0;
        int shorter = Math.min(blocks.size(), now.size());
        while (same < shorter && blocks.get(same).equals(now.get(same))) {
            same++;
        }
        int end = 0;
        while (end < shorter - same
                && blocks.get(blocks.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        Edit edit = new Edit(same, blocks.size() - same - end, now.subList(same, now.size() - end));
        blocks = now;
        return edit;
    }

    /** The blocks as they stand. */
    public List<Block> blocks() {
        return blocks;
    }

    /** All that was appended. */
    public String source() {
        return source.toString();
    }
}
