package dev.parley.gateway.upstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to answer: {@code /demo} commands first, then sums, then key words, then the echo. The same request gets
 * the same plan, always.
 *
 * <p>A command that breaks something may be followed by what to say, a further command included:
 * {@code /demo cold 5 /demo cut show me a table}.
 */
final class DemoPlanner {
    /** Every text that is needed, so that a missing one is found at the start. */
    static final List<String> FILES = List.of(
            "hello.md",
            "thanks.md",
            "help.md",
            "table.md",
            "code.md",
            "lists.md",
            "tasks.md",
            "text.md",
            "math.md",
            "korean.md",
            "emoji.md",
            "markdown.md",
            "long.md",
            "thought.md",
            "reasoning.md",
            "tool.md",
            "cold.md",
            "slow.md",
            "filter.md",
            "cut.md",
            "stall.md",
            "error.md",
            "badjson.md",
            "login.html");

    private static final Pattern COMMAND = Pattern.compile("/demo(?:\\s+(\\S+))?(?=\\s|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\s*([-+]?\\d{1,9}(?:\\.\\d{1,9})?)(?=\\s|$)");
    private static final int MAX_COMMANDS = 8;
    private static final double MAX_WAKE_SECONDS = 600;
    private static final double MIN_RATE = 0.1;
    private static final double MAX_RATE = 10_000;
    private static final List<DemoCommand> SECTIONS = List.of(
            DemoCommand.TEXT,
            DemoCommand.LISTS,
            DemoCommand.TASKS,
            DemoCommand.TABLE,
            DemoCommand.CODE,
            DemoCommand.MATH,
            DemoCommand.KOREAN,
            DemoCommand.EMOJI);

    private final DemoScripts scripts;

    DemoPlanner(DemoScripts scripts) {
        this.scripts = scripts;
    }

    /** One command that changes how an answer is given, with its number in text form. */
    private record Change(DemoCommand command, @Nullable Double number) {}

    DemoPlan plan(DemoRequest request) {
        String rest = request.prompt().strip();
        List<Change> changes = new ArrayList<>();
        DemoPlan plan = null;
        Matcher matcher = COMMAND.matcher(rest);
        int at = 0;
        while (plan == null
                && changes.size() < MAX_COMMANDS
                && matcher.region(at, rest.length()).lookingAt()) {
            String word = matcher.group(1);
            Optional<DemoCommand> command =
                    word == null ? Optional.of(DemoCommand.HELP) : DemoCommand.of(word.toLowerCase(Locale.ROOT));
            at = matcher.end();
            if (command.isEmpty()) {
                plan = DemoPlan.say(unknown(word == null ? "" : word));
            } else if (!isChange(command.get())) {
                plan = DemoPlan.say(show(command.get()));
            } else {
                Double number = null;
                Matcher digits = NUMBER.matcher(rest).region(at, rest.length());
                if (command.get().takesNumber() && digits.lookingAt()) {
                    number = Double.valueOf(digits.group(1));
                    at = digits.end();
                }
                changes.add(new Change(command.get(), number));
            }
            at = skipSpace(rest, at);
        }
        String last = rest.substring(at);
        if (plan == null && (changes.isEmpty() || !last.isEmpty())) {
            plan = plain(last, request);
        }
        return changed(plan, changes);
    }

    /** What a message without a command gets. */
    private DemoPlan plain(String message, DemoRequest request) {
        String toolResult = request.toolResult();
        if (toolResult != null) {
            return DemoPlan.say(DemoEcho.toolResult(toolResult));
        }
        if (request.attachments() > 0) {
            return DemoPlan.say(DemoEcho.of(message, request.attachments()));
        }
        Optional<String> sum = DemoArithmetic.answer(message);
        if (sum.isPresent()) {
            return DemoPlan.say(sum.get());
        }
        if (DemoTalk.isGreeting(message)) {
            return DemoPlan.say(scripts.markdown("hello"));
        }
        if (DemoTalk.isThanks(message)) {
            return DemoPlan.say(scripts.markdown("thanks"));
        }
        Optional<DemoCommand> meant = DemoTalk.command(message);
        if (meant.isEmpty()) {
            return DemoPlan.say(DemoEcho.of(message, 0));
        }
        return isChange(meant.get())
                ? changed(null, List.of(new Change(meant.get(), null)))
                : DemoPlan.say(show(meant.get()));
    }

    /** Applies the commands from the last to the first, so that the first has the last word. */
    private DemoPlan changed(@Nullable DemoPlan plan, List<Change> changes) {
        DemoPlan result = plan;
        for (Change change : changes.reversed()) {
            result = change(result, change);
        }
        return result == null ? DemoPlan.say("") : result;
    }

    private DemoPlan change(@Nullable DemoPlan inner, Change change) {
        DemoCommand command = change.command();
        return switch (command) {
            case COLD -> {
                double seconds = within(0, change.number(), 5, MAX_WAKE_SECONDS);
                DemoPlan plan = inner == null ? say(command, seconds) : inner;
                yield plan.withWake(Duration.ofMillis(Math.round(seconds * 1000)));
            }
            case SLOW -> {
                double rate = within(MIN_RATE, change.number(), 3, MAX_RATE);
                yield (inner == null ? say(command, rate) : inner).withRate(rate);
            }
            case REASONING -> or(inner, command).withReasoning(scripts.markdown("thought"));
            case TOOL -> or(inner, command).withToolCall();
            case FILTER -> or(inner, command).withFault(DemoFault.FILTER);
            case CUT -> or(inner, command).withFault(DemoFault.CUT);
            case STALL -> or(inner, command).withFault(DemoFault.STALL);
            case ERROR -> or(inner, command).withFault(DemoFault.ERROR_EVENT);
            case BAD_JSON -> or(inner, command).withFault(DemoFault.BAD_JSON);
            case RATE_LIMITED -> orNothing(inner).withFault(DemoFault.RATE_LIMITED);
            case SERVER_ERROR -> orNothing(inner).withFault(DemoFault.SERVER_ERROR);
            case LOADING -> orNothing(inner).withFault(DemoFault.LOADING);
            case OVERFLOW -> orNothing(inner).withFault(DemoFault.OVERFLOW);
            case HTML -> orNothing(inner).withFault(DemoFault.LOGIN_PAGE);
            case SILENT -> orNothing(inner).withFault(DemoFault.SILENT);
            case HELP, TABLE, CODE, LISTS, TASKS, TEXT, MATH, KOREAN, EMOJI, MARKDOWN, LONG, EMPTY ->
                throw new IllegalArgumentException(command + " changes nothing");
        };
    }

    private static boolean isChange(DemoCommand command) {
        return command.group() == DemoCommand.Group.FAULT
                || command == DemoCommand.REASONING
                || command == DemoCommand.TOOL;
    }

    private String show(DemoCommand command) {
        return switch (command) {
            case HELP -> scripts.markdown("help").replace("{{commands}}", commands());
            case MARKDOWN ->
                scripts.markdown("markdown") + "\n\n"
                        + SECTIONS.stream()
                                .map(section -> scripts.markdown(section.word()))
                                .collect(Collectors.joining("\n\n---\n\n"));
            case LONG -> DemoNumbers.walk(scripts.markdown("long"));
            case EMPTY -> "";
            default -> scripts.markdown(command.word());
        };
    }

    private static String commands() {
        return "To look at:\n\n" + lines(DemoCommand.Group.SHOW)
                + "\n\nTo break something (what follows is still answered, "
                + "as in `/demo slow 3 show me a table`):\n\n" + lines(DemoCommand.Group.FAULT);
    }

    private static String lines(DemoCommand.Group group) {
        return Arrays.stream(DemoCommand.values())
                .filter(command -> command.group() == group)
                .map(DemoCommand::helpLine)
                .collect(Collectors.joining("\n"));
    }

    private static String unknown(String word) {
        String shown = DemoTokens.firstCharacters(word, 40).replace("`", "'");
        return "I am a scripted demo, not an AI, and there is no `/demo " + shown + "`. These commands there are.\n\n"
                + commands();
    }

    private DemoPlan say(DemoCommand command, double number) {
        String shown = number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        return DemoPlan.say(scripts.markdown(command.word()).replace("{{n}}", shown));
    }

    private DemoPlan or(@Nullable DemoPlan inner, DemoCommand command) {
        return inner == null ? DemoPlan.say(scripts.markdown(command.word())) : inner;
    }

    private static DemoPlan orNothing(@Nullable DemoPlan inner) {
        return inner == null ? DemoPlan.say("") : inner;
    }

    private static double within(double least, @Nullable Double number, double usual, double most) {
        return number == null ? usual : Math.clamp(number, least, most);
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
