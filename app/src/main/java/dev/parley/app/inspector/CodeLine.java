package dev.parley.app.inspector;

import java.util.List;

/**
 * A line of text as it is drawn.
 *
 * @param indent in columns
 * @param foldTo how many lines below the last line is of what begins here; 0: nothing begins
 */
record CodeLine(int indent, List<Span> spans, int foldTo) {

    CodeLine {
        spans = List.copyOf(spans);
    }

    /** A part of one colour. */
    record Span(String text, Kind kind) {}

    /** What a part is. */
    enum Kind {
        PLAIN(""),
        KEY("code-attribute"),
        STRING("code-string"),
        NUMBER("code-number"),
        LITERAL("code-keyword"),
        PUNCTUATION("code-punctuation");

        private final String styleClass;

        Kind(String styleClass) {
            this.styleClass = styleClass;
        }

        String styleClass() {
            return styleClass;
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }
}
