package dev.parley.client.snippet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The inside of {@code $'...'} (bash manual, "ANSI-C Quoting"). Bytes that are given by {@code \x} or in octal are UTF-8
 * together; halves of a surrogate pair that are given by two {@code \\u}, as browsers write them, are one character.
 *
 * @param end the position after the closing quotation mark
 */
record AnsiQuote(String value, int end) {

    static AnsiQuote read(String text, int start) throws ImportRefusal {
        return new Reader(text, start).read();
    }

    private static final class Reader {
        private final String text;
        private final StringBuilder out = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int at;

        Reader(String text, int start) {
            this.text = text;
            this.at = start;
        }

        AnsiQuote read() throws ImportRefusal {
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '\'') {
                    flush();
                    return new AnsiQuote(out.toString(), at);
                }
                if (c == '\\' && at < text.length()) {
                    escape(text.charAt(at++));
                } else {
                    add(c);
                }
            }
            throw new ImportRefusal("A quotation mark of the command is not closed.");
        }

        private void escape(char c) {
            switch (c) {
                case 'a' -> add('\u0007');
                case 'b' -> add('\b');
                case 'e', 'E' -> add('\u001B');
                case 'f' -> add('\f');
                case 'n' -> add('\n');
                case 'r' -> add('\r');
                case 't' -> add('\t');
                case 'v' -> add('\u000B');
                case 'x' -> bytes.write(number(2, 16, 'x'));
                case 'u' -> code(number(4, 16, 'u'));
                case 'U' -> code(number(8, 16, 'U'));
                case 'c' -> {
                    if (at < text.length()) {
                        add((char) (text.charAt(at++) & 0x1F));
                    }
                }
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    at--;
                    bytes.write(number(3, 8, c) & 0xFF);
                }
                case '\\', '\'', '"', '?' -> add(c);
                default -> {
                    add('\\');
                    add(c);
                }
            }
        }

        /** Up to that many digits; the letter itself if there is none. */
        private int number(int digits, int radix, char letter) {
            int start = at;
            long value = 0;
            while (at < text.length() && at - start < digits && Character.digit(text.charAt(at), radix) >= 0) {
                value = value * radix + Character.digit(text.charAt(at++), radix);
            }
            return at == start ? letter : (int) Math.min(value, Integer.MAX_VALUE);
        }

        private void code(int codePoint) {
            flush();
            out.appendCodePoint(Character.isValidCodePoint(codePoint) ? codePoint : 0xFFFD);
        }

        private void add(char c) {
            flush();
            out.append(c);
        }

        private void flush() {
            if (bytes.size() > 0) {
                out.append(bytes.toString(StandardCharsets.UTF_8));
                bytes.reset();
            }
        }
    }
}
