package dev.parley.client.snippet;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes a profile of a pasted curl command, for a POSIX shell or for Windows' cmd. Runs nothing, opens no file, expands no
 * variable. What a profile cannot do (Basic authentication, a file as the body) is refused; what it does in another way
 * (proxy, {@code -k}, cookies) is said in a note.
 */
public final class CurlImport {
    private static final int MAX_LENGTH = 16 << 20;
    private static final Pattern PROMPT = Pattern.compile("\\s*[$%>#]\\s+(?=(\\S*[/\\\\])?curl\\b)");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);

    private CurlImport() {}

    /** One candidate, or why not. */
    public static ImportResult read(String text) {
        Notes notes = new Notes();
        try {
            PlainRequest request = request(text, notes);
            ImportCandidate candidate = new CandidateMaker(notes).make(request, Answer.UNKNOWN);
            return new ImportResult.Imported(List.of(candidate), List.of());
        } catch (ImportRefusal refusal) {
            return new ImportResult.Refused(refusal.sentence());
        }
    }

    private static PlainRequest request(String text, Notes notes) throws ImportRefusal {
        if (text.length() > MAX_LENGTH) {
            throw new ImportRefusal("The command is longer than 16 MiB.");
        }
        String command = PROMPT.matcher(text).lookingAt() ? text.substring(promptEnd(text)) : text;
        ShellWords.Command read = WindowsWords.isFor(command)
                ? new ShellWords.Command(WindowsWords.read(command), null)
                : ShellWords.read(command, notes);
        int first = 0;
        while (first < read.words().size()
                && ASSIGNMENT.matcher(read.words().get(first)).matches()) {
            first++;
        }
        if (first == read.words().size() || !isCurl(read.words().get(first))) {
            throw new ImportRefusal("The text does not begin with curl.");
        }
        return CurlCommand.read(read.words().subList(first, read.words().size()), read.input(), notes);
    }

    private static int promptEnd(String text) {
        var matcher = PROMPT.matcher(text);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    private static boolean isCurl(String word) {
        String name = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        return name.toLowerCase(Locale.ROOT).matches("curl(\\.exe)?");
    }
}
