package dev.parley.app.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a line of text. */
public sealed interface Inline {

    /** Plain text; raw HTML of an answer is plain text too. */
    record Text(String text) implements Inline {}

    record Emphasis(List<Inline> content) implements Inline {
        public Emphasis {
            content = List.copyOf(content);
        }
    }

    record Strong(List<Inline> content) implements Inline {
        public Strong {
            content = List.copyOf(content);
        }
    }

    record Strike(List<Inline> content) implements Inline {
        public Strike {
            content = List.copyOf(content);
        }
    }

    record Code(String text) implements Inline {}

    /** {@code tex} without its delimiters, set within the line. */
    record Formula(String tex) implements Inline {}

    /** {@code destination} as it was written: what may be opened is for {@link LinkTarget} to say. */
    record Link(String destination, List<Inline> content) implements Inline {
        public Link {
            content = List.copyOf(content);
        }
    }

    /** An image, which is never fetched; only a data URI has its picture at hand. */
    record Image(String destination, String alt, @Nullable String title) implements Inline {}

    /** A line break that was asked for. */
    record Break() implements Inline {}
}
