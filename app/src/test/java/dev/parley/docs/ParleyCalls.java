package dev.parley.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Finds the calls of {@code ./parley} in a text of a shell, and what in them the program does not know. */
final class ParleyCalls {
    private static final Pattern CALL = Pattern.compile("(?<![\\w./-])\\./parley(?=\\s|$)([^\\n]*)");
    /** A word, with quoted parts, or what ends a command. */
    private static final Pattern WORD = Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s\"'])+");

    private static final Pattern END = Pattern.compile("#.*|\\|\\|?|&&?|;|[0-9]?>>?.*|<.*");

    private ParleyCalls() {}

    /** One sentence for each command or option that is not known. */
    static List<String> unknown(String text, CommandLine program) {
        List<String> found = new ArrayList<>();
        Matcher calls = CALL.matcher(text.replaceAll("\\\\\\R\\s*", " "));
        while (calls.find()) {
            check(words(calls.group(1)), program, found);
        }
        return found;
    }

    private static List<String> words(String rest) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(rest);
        while (matcher.find()) {
            String word = matcher.group();
            if (END.matcher(word).matches()) {
                break;
            }
            words.add(word.endsWith(";") ? word.substring(0, word.length() - 1) : word);
            if (word.endsWith(";")) {
                break;
            }
        }
        return words;
    }

    private static void check(List<String> words, CommandLine program, List<String> found) {
        CommandLine command = program;
        for (String word : words) {
            if (word.startsWith("-") && word.length() > 1) {
                String option = word.split("=", 2)[0];
                if (!command.getCommandSpec().optionsMap().containsKey(option)) {
                    found.add(name(command) + " has no option " + option);
                }
            } else if (!command.getSubcommands().isEmpty()) {
                CommandLine next = command.getSubcommands().get(word);
                if (next == null) {
                    found.add(name(command) + " has no command " + word);
                    return;
                }
                command = next;
            }
        }
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName(" ");
    }
}
