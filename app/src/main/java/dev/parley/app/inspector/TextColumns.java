package dev.parley.app.inspector;

import java.util.ArrayList;
import java.util.List;

/** Widths of text in a face whose characters are all one column wide, those of East Asian scripts two. */
final class TextColumns {
    /** Hangul letters are the first that are wide. */
    private static final int FIRST_WIDE = 0x1100;

    private TextColumns() {}

    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += width(point);
            i += Character.charCount(point);
        }
        return width;
    }

    /** Lines of at most so many columns, the parts of one line never joined with those of another. */
    static List<List<CodeLine.Span>> wrap(List<CodeLine.Span> spans, int first, int others) {
        List<List<CodeLine.Span>> lines = new ArrayList<>();
        List<CodeLine.Span> line = new ArrayList<>();
        int room = first;
        for (CodeLine.Span span : spans) {
            String text = span.text();
            int from = 0;
            for (int i = 0; i < text.length(); ) {
                int point = text.codePointAt(i);
                if (width(point) > room) {
                    if (i > from) {
                        line.add(new CodeLine.Span(text.substring(from, i), span.kind()));
                    }
                    if (line.isEmpty()) {
                        // Not even one character fits: it is drawn all the same.
                        room = width(point);
                        continue;
                    }
                    lines.add(line);
                    line = new ArrayList<>();
                    from = i;
                    room = Math.max(2, others);
                }
                room -= width(point);
                i += Character.charCount(point);
            }
            if (from < text.length()) {
                line.add(new CodeLine.Span(text.substring(from), span.kind()));
            }
        }
        lines.add(line);
        return lines;
    }

    private static int width(int point) {
        if (point < FIRST_WIDE) {
            return 1;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return switch (script) {
            case HANGUL, HAN, HIRAGANA, KATAKANA, BOPOMOFO -> 2;
            default -> point >= 0x1F300 ? 2 : 1;
        };
    }
}
