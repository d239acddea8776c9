package dev.parley.app.markdown.view;

import dev.parley.app.markdown.highlight.CodeText;
import java.util.ArrayList;
import java.util.List;

/** The rows that lines of code take on the screen: one each, or as many as they are wide. */
final class CodeRows {

    /**
     * A row.
     *
     * @param line index of the line it belongs to
     * @param start of the line in the whole text
     * @param from of the row in the line
     * @param to exclusive
     */
    record Row(int line, int start, int from, int to) {}

    /** A part of a row, or of the whole text. */
    record Mark(int from, int to) {}

    private final CodeText code;
    private List<Mark> hidden = List.of();
    private final List<Row> rows = new ArrayList<>();

    /** How many characters fit into a row; {@link Integer#MAX_VALUE} without wrapping. */
    private int columns = Integer.MAX_VALUE;

    private int longest;

    CodeRows(CodeText code) {
        this.code = code;
    }

    int size() {
        return rows.size();
    }

    Row get(int index) {
        return rows.get(index);
    }

    /** Says where in the whole text the names of characters stand that cannot be seen. */
    void setHidden(List<Mark> newHidden) {
        hidden = newHidden;
    }

    /** Those that a row holds, from the row's start on. */
    List<Mark> hiddenIn(Row row) {
        if (hidden.isEmpty()) {
            return List.of();
        }
        int start = row.start() + row.from();
        int end = row.start() + row.to();
        return hidden.stream()
                .filter(mark -> mark.from() < end && mark.to() > start)
                .map(mark -> new Mark(Math.max(mark.from(), start) - start, Math.min(mark.to(), end) - start))
                .toList();
    }

    /** The length of the longest line, in characters. */
    int longest() {
        return longest;
    }

    void setColumns(int newColumns) {
        if (newColumns != columns) {
            columns = newColumns;
            changed(0);
        }
    }

    /** Lines from {@code first} on are other ones than before. */
    void changed(int first) {
        while (!rows.isEmpty() && rows.getLast().line() >= first) {
            rows.removeLast();
        }
        if (first == 0) {
            longest = 0;
        }
        int start = rows.isEmpty()
                ? 0
                : rows.getLast().start() + code.line(rows.getLast().line()).length() + 1;
        for (int i = first; i < code.lineCount(); i++) {
            int length = code.line(i).length();
            int from = 0;
            do {
                int to = end(code.line(i), from);
                rows.add(new Row(i, start, from, to));
                from = to;
            } while (from < length);
            longest = Math.max(longest, length);
            start += length + 1;
        }
    }

    // What is more than one char is never cut in two.
    private int end(String line, int from) {
        if (line.length() - from <= columns) {
            return line.length();
        }
        int to = from + columns;
        return Character.isLowSurrogate(line.charAt(to)) ? to - 1 : to;
    }

    /** The row that holds an offset of the whole text. */
    int rowAt(int offset) {
        int low = 0;
        int high = rows.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (rows.get(middle).start() + rows.get(middle).from() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
