package dev.parley.client.snippet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one command of a POSIX shell into words (IEEE Std 1003.1, "Shell Command Language", sections 2.2, 2.3 and 2.7.4;
 * {@code $'...'} as bash has it). Nothing is expanded: {@code $NAME} stays as it is written, and a command in a command
 * is refused. One pass over the text.
 */
final class ShellWords {
    private final String text;
    private final Notes notes;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;
    private boolean inWord;
    private @Nullable String input;

    private ShellWords(String text, Notes notes) {
        this.text = text;
        this.notes = notes;
    }

    /** @param input what the command gets by {@code <<}; {@code null}: nothing */
    record Command(List<String> words, @Nullable String input) {}

    static Command read(String text, Notes notes) throws ImportRefusal {
        ShellWords reader = new ShellWords(text, notes);
        reader.read();
        return new Command(List.copyOf(reader.words), reader.input);
    }

    private void read() throws ImportRefusal {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                endWord();
                at++;
            } else if (c == '\n') {
                endWord();
                if (endsAtLine()) {
                    return;
                }
            } else if (c == '#' && !inWord) {
                at = endOfLine(at);
            } else if (c == '<' && text.startsWith("<<", at)) {
                dropDescriptor();
                hereDocument();
                return;
            } else if ("|;&()<>".indexOf(c) >= 0) {
                dropDescriptor();
                notes.add("What follows the curl command was left out.");
                return;
            } else {
                inWord = true;
                part(c);
            }
        }
        endWord();
    }

    /** Whether the command ends with this line. A next line that begins with an option belongs to it: backslashes get lost. */
    private boolean endsAtLine() {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        boolean more = next < text.length();
        at = next;
        if (words.isEmpty() || !more || text.charAt(next) == '-' || text.charAt(next) == '#') {
            return false;
        }
        notes.add("What follows the curl command was left out.");
        return true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    /** The 2 of {@code 2>} is no word. */
    private void dropDescriptor() {
        if (inWord && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            word.setLength(0);
            inWord = false;
        }
        endWord();
    }

    private void part(char c) throws ImportRefusal {
        switch (c) {
            case '\\' -> backslash();
            case '\'' -> {
                int end = text.indexOf('\'', at + 1);
                if (end < 0) {
                    throw unclosed();
                }
                word.append(text, at + 1, end);
                at = end + 1;
            }
            case '"' -> {
                at++;
                doubleQuoted();
            }
            case '`' -> throw nested();
            case '$' -> dollar();
            default -> {
                word.append(c);
                at++;
            }
        }
    }

    private void backslash() {
        int next = at + 1;
        // White space after the backslash is a slip of copying; a shell would not forgive it.
        int line = next;
        while (line < text.length() && " \t\r".indexOf(text.charAt(line)) >= 0) {
            line++;
        }
        if (line < text.length() && text.charAt(line) == '\n') {
            if (word.isEmpty()) {
                inWord = false;
            }
            at = line + 1;
        } else if (next < text.length()) {
            word.append(text.charAt(next));
            at = next + 1;
        } else {
            at = next;
        }
    }

    private void dollar() throws ImportRefusal {
        if (text.startsWith("$(", at)) {
            throw nested();
        } else if (text.startsWith("$'", at)) {
            AnsiQuote quote = AnsiQuote.read(text, at + 2);
            word.append(quote.value());
            at = quote.end();
        } else if (text.startsWith("$\"", at)) {
            at++;
        } else {
            word.append('$');
            at++;
        }
    }

    private void doubleQuoted() throws ImportRefusal {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return;
            }
            if (c == '`' || (c == '$' && text.startsWith("(", at))) {
                throw nested();
            }
            if (c == '\\' && at < text.length() && "$`\"\\\n".indexOf(text.charAt(at)) >= 0) {
                char escaped = text.charAt(at++);
                if (escaped != '\n') {
                    word.append(escaped);
                }
            } else {
                word.append(c);
            }
        }
        throw unclosed();
    }

    /** Takes the lines up to the mark as input. What else stands on the line of the {@code <<} is left out. */
    private void hereDocument() throws ImportRefusal {
        at += 2;
        boolean tabs = text.startsWith("-", at);
        if (tabs) {
            at++;
        }
        while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int before = words.size();
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            inWord = true;
            part(text.charAt(at));
        }
        endWord();
        if (words.size() == before) {
            throw new ImportRefusal("The command's input has no mark at which it ends.");
        }
        String mark = words.removeLast();
        StringBuilder lines = new StringBuilder();
        for (int line = endOfLine(at) + 1; line < text.length(); ) {
            int end = endOfLine(line);
            String content = text.substring(line, end).replaceFirst("\r$", "");
            content = tabs ? content.replaceFirst("^\t+", "") : content;
            if (content.equals(mark)) {
                input = lines.toString();
                return;
            }
            lines.append(content).append('\n');
            line = end + 1;
        }
        throw new ImportRefusal("The command's input does not end: the line with its mark is missing.");
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static ImportRefusal unclosed() {
        return new ImportRefusal("A quotation mark of the command is not closed.");
    }

    private static ImportRefusal nested() {
        return new ImportRefusal("The command runs another command for a part of it; put the result there instead.");
    }
}
