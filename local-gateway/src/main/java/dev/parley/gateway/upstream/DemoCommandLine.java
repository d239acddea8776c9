package dev.parley.gateway.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code /demo} commands that a message starts with, and what follows them.
 *
 * @param steps in the order in which they were written; only the last can be one that shows something
 * @param unknown the word after {@code /demo} that is no command, if there is one; nothing after it was read
 * @param rest the message after the commands
 */
record DemoCommandLine(List<Step> steps, @Nullable String unknown, String rest) {
    private static final Pattern COMMAND = Pattern.compile("/demo(?:\\s+(\\S+))?(?=\\s|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\s+([-+]?\\d{1,9}(?:\\.\\d{1,9})?)(?=\\s|$)");
    private static final Pattern SPACE = Pattern.compile("\\s*");

    /** More than these in one message are taken for text. */
    private static final int MAX_STEPS = 8;

    /** One command with its number, if it was given one. */
    record Step(DemoCommand command, @Nullable Double number) {}

    static DemoCommandLine parse(String message) {
        String text = message.strip();
        List<Step> steps = new ArrayList<>();
        Matcher matcher = COMMAND.matcher(text);
        int at = 0;
        while (steps.size() < MAX_STEPS && matcher.region(at, text.length()).lookingAt()) {
            String word = matcher.group(1) == null ? DemoCommand.HELP.word() : matcher.group(1);
            Optional<DemoCommand> command = DemoCommand.of(word.toLowerCase(Locale.ROOT));
            if (command.isEmpty()) {
                return new DemoCommandLine(steps, word, "");
            }
            at = matcher.end();
            Matcher digits = NUMBER.matcher(text).region(at, text.length());
            boolean counted = command.get().takesNumber() && digits.lookingAt();
            steps.add(new Step(command.get(), counted ? Double.valueOf(digits.group(1)) : null));
            at = skipSpace(text, counted ? digits.end() : at);
            if (!command.get().isModifier()) {
                break;
            }
        }
        return new DemoCommandLine(steps, null, text.substring(at));
    }

    private static int skipSpace(String text, int from) {
        Matcher space = SPACE.matcher(text).region(from, text.length());
        return space.lookingAt() ? space.end() : from;
    }
}
