package dev.parley.app.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of an answer: what one cell of the transcript shows. Immutable and compared by content, so that a block that
 * was parsed again and came out the same is not drawn again.
 */
public sealed interface Block {

    record Paragraph(List<Inline> content) implements Block {
        public Paragraph {
            content = List.copyOf(content);
        }
    }

    /** {@code level} is 1 to 6. */
    record Heading(int level, List<Inline> content) implements Block {
        public Heading {
            content = List.copyOf(content);
        }
    }

    /**
     * A code block.
     *
     * @param language the first word of the info string; may be empty
     * @param text without the fences, with a line feed after each line but the last
     * @param closed whether its end has been seen; an open one still grows at its end
     */
    record Code(String language, String text, boolean closed) implements Block {}

    /** A display formula, {@code tex} without its delimiters. */
    record Formula(String tex) implements Block {}

    /**
     * A table; every row has as many cells as there are columns.
     *
     * @param source the Markdown of the table
     */
    record Table(List<Alignment> columns, List<List<Inline>> head, List<List<List<Inline>>> rows, String source)
            implements Block {
        public Table {
            columns = List.copyOf(columns);
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    enum Alignment {
        LEFT,
        CENTER,
        RIGHT
    }

    record Quote(List<Block> content) implements Block {
        public Quote {
            content = List.copyOf(content);
        }
    }

    /**
     * One item of a list. The items of a list at the top level are blocks of their own, so that a long list is many
     * cells; those of a nested list are in the content of their item.
     *
     * @param marker what stands before it: a number with its delimiter, or a bullet
     * @param checked for an item of a task list
     * @param tight whether the list has no blank lines between its items
     */
    record Item(String marker, @Nullable Boolean checked, boolean tight, List<Block> content) implements Block {
        public Item {
            content = List.copyOf(content);
        }
    }

    /** A thematic break. */
    record Rule() implements Block {}
}
