package dev.parley.app.markdown;

import java.util.List;

/**
 * The Markdown of one answer, which grows at its end. Only the open end is parsed again, so appending costs what the
 * open block costs, not what the answer costs. For one thread.
 */
@SuppressWarnings("DoNotCallSuggester") // not written yet
public final class MarkdownDocument {

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
        throw new UnsupportedOperationException(markdown);
    }

    /** Appends text and says which blocks changed; blocks that came out the same are not in the edit. */
    public Edit append(String text) {
        throw new UnsupportedOperationException(text);
    }

    /** Nothing more will come: what was open is closed. */
    public Edit finish() {
        throw new UnsupportedOperationException();
    }

    /** The blocks as they stand. */
    public List<Block> blocks() {
        throw new UnsupportedOperationException();
    }

    /** All that was appended. */
    public String source() {
        throw new UnsupportedOperationException();
    }
}
