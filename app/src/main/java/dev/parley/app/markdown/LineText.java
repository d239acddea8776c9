package dev.parley.app.markdown;

/**
 * Text that arrives in pieces, with line feeds for all ends of lines. A carriage return at the end of a piece waits for
 * the next one, since a line feed may follow it.
 */
final class LineText {
    private final StringBuilder text = new StringBuilder();
    private boolean hasCarriageReturn;

    void append(String piece) {
        int from = 0;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (hasCarriageReturn) {
                hasCarriageReturn = false;
                text.append('\n');
                if (c == '\n') {
                    from = i + 1;
                    continue;
                }
            }
            if (c == '\r' || c == '\0') {
                text.append(piece, from, i);
                from = i + 1;
                hasCarriageReturn = c == '\r';
                if (c == '\0') {
                    text.append('\uFFFD');
                }
            }
        }
        text.append(piece, from, piece.length());
    }

    /** Nothing follows: a carriage return was the end of a line. */
    void end() {
        if (hasCarriageReturn) {
            hasCarriageReturn = false;
            text.append('\n');
        }
    }

    int length() {
        return text.length();
    }

    /** The length without the first half of a character whose second half has not come yet. */
    int wholeLength() {
        int length = text.length();
        return length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }

    /** After the last line feed that is not before {@code from}; {@code from} if there is none. */
    int endOfLines(int from) {
        for (int i = text.length() - 1; i >= from; i--) {
            if (text.charAt(i) == '\n') {
                return i + 1;
            }
        }
        return from;
    }

    String from(int start) {
        return text.substring(start);
    }

    String between(int start, int end) {
        return text.substring(start, end);
    }

    /** Blank as CommonMark has it: other spaces than these two are text. */
    static boolean isBlank(String line, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n') {
                return false;
            }
        }
        return true;
    }
}
