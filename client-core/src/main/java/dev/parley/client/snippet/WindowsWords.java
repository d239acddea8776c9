package dev.parley.client.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a command for Windows' cmd into words, as browsers copy it: a caret takes the meaning from the next character or
 * joins two lines, then the words follow the rules of Microsoft's C runtime ("Parsing C++ command-line arguments").
 */
final class WindowsWords {
    private static final Pattern FIRST_WORD = Pattern.compile("\\s*curl(\\.exe)?\\s+\\^\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOINED_LINES = Pattern.compile("\\s\\^[ \\t]*\\r?\\n");

    private WindowsWords() {}

    /** Whether the text is for cmd rather than for a POSIX shell: there a caret means nothing. */
    static boolean isFor(String text) {
        return FIRST_WORD.matcher(text).lookingAt()
                || (JOINED_LINES.matcher(text).find() && !text.contains("\\\n") && !text.contains("\\\r\n"));
    }

    static List<String> read(String text) throws ImportRefusal {
        return words(withoutCarets(text.replace("\r\n", "\n")));
    }

    private static String withoutCarets(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '^') {
                out.append(c);
                continue;
            }
            if (at < text.length() && text.charAt(at) == '\n') {
                // The line goes on; a second end of line is one that is meant.
                at++;
                if (at < text.length() && text.charAt(at) == '^') {
                    continue;
                }
            }
            if (at < text.length()) {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    private static List<String> words(String text) throws ImportRefusal {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean inWord = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at = backslashes(text, at, word);
                inWord = true;
                continue;
            }
            at++;
            if (c == '"') {
                quoted = !quoted;
                inWord = true;
            } else if (quoted || !Character.isWhitespace(c)) {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (quoted) {
            throw new ImportRefusal("A quotation mark of the command is not closed.");
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** Backslashes are escapes only before a quotation mark: two are one, and an odd one makes the mark a letter. */
    private static int backslashes(String text, int start, StringBuilder word) {
        int end = start;
        while (end < text.length() && text.charAt(end) == '\\') {
            end++;
        }
        int count = end - start;
        if (end == text.length() || text.charAt(end) != '"') {
            word.repeat('\\', count);
            return end;
        }
        word.repeat('\\', count / 2);
        if (count % 2 == 1) {
            word.append('"');
            return end + 1;
        }
        return end;
    }
}
