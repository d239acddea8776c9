package dev.parley.app.markdown.highlight;

import java.util.Locale;

/** A part of a line of code, from {@code from} (inclusive) to {@code to} (exclusive), and what it is. */
public record CodeSpan(int from, int to, Kind kind) {

    /** What a part of code is, as far as it has a colour of its own. */
    public enum Kind {
        PLAIN,
        KEYWORD,
        STRING,
        NUMBER,
        FUNCTION,
        TYPE,
        ATTRIBUTE,
        COMMENT,
        PUNCTUATION;

        /** The style class of its text. */
        public String styleClass() {
            return "code-" + name().toLowerCase(Locale.ROOT);
        }
    }
}
