package dev.parley.gateway.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
            "starter-trace.md",
            "starter-schema.md",
            "starter-translate.md",
            "starter-minutes.md",
            "starter-tour.md",
            "login.html");

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

    DemoPlan plan(DemoRequest request) {
        String toolResult = request.toolResult();
        if (toolResult != null) {
            return DemoPlan.say(DemoEcho.toolResult(toolResult)); // whatever was asked before is done
        }
        DemoCommandLine line = DemoCommandLine.parse(request.prompt());
        DemoPlan plan = null;
        String unknown = line.unknown();
        if (unknown != null) {
            plan = DemoPlan.say(unknown(unknown));
        } else if (line.steps().isEmpty() || isOpen(line)) {
            plan = plain(line.rest(), request.attachments());
        }
        // From the last to the first, so that the first has the last word.
        for (DemoCommandLine.Step step : line.steps().reversed()) {
            plan = apply(step.command(), step.number(), plan);
        }
        return Objects.requireNonNull(plan, "a plan comes from a step or from the text");
    }

    /** Whether the commands leave open what to say, and the message says it. */
    private static boolean isOpen(DemoCommandLine line) {
        return line.steps().getLast().command().isModifier() && !line.rest().isEmpty();
    }

    /** What a message without a command gets. */
    private DemoPlan plain(String message, int attachments) {
        if (attachments > 0) {
            return DemoPlan.say(DemoEcho.of(message, attachments));
        }
        Optional<DemoStarters> starter = DemoStarters.of(message);
        if (starter.isPresent()) {
            return DemoPlan.say(scripts.markdown(starter.get().script()));
        }
        Optional<String> sum = DemoArithmetic.answer(message);
        if (sum.isPresent()) {
            return DemoPlan.say(sum.get());
        }
        Optional<DemoCommand> meant = DemoTalk.command(message);
        if (meant.isPresent()) {
            return apply(meant.get(), null, null);
        }
        if (DemoTalk.isGreeting(message)) {
            return DemoPlan.say(scripts.markdown("hello"));
        }
        return DemoPlan.say(DemoTalk.isThanks(message) ? scripts.markdown("thanks") : DemoEcho.of(message, 0));
    }

    /** What a command makes of what follows it; {@code inner} is null if nothing does. */
    private DemoPlan apply(DemoCommand command, @Nullable Double number, @Nullable DemoPlan inner) {
        return switch (command) {
            case COLD -> {
                double seconds = within(0, number, 5, MAX_WAKE_SECONDS);
                DemoPlan plan = inner == null ? say(command, seconds) : inner;
                yield plan.withWake(Duration.ofMillis(Math.round(seconds * 1000)));
            }
            case SLOW -> {
                double rate = within(MIN_RATE, number, 3, MAX_RATE);
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
            case HELP -> DemoPlan.say(scripts.markdown("help").replace("{{commands}}", commands()));
            case MARKDOWN -> DemoPlan.say(everything());
            case LONG -> DemoPlan.say(DemoNumbers.walk(scripts.markdown("long")));
            case EMPTY -> DemoPlan.say("");
            case TABLE, CODE, LISTS, TASKS, TEXT, MATH, KOREAN, EMOJI -> DemoPlan.say(scripts.markdown(command.word()));
        };
    }

    private String everything() {
        return scripts.markdown("markdown") + "\n\n"
                + SECTIONS.stream()
                        .map(section -> scripts.markdown(section.word()))
                        .collect(Collectors.joining("\n\n---\n\n"));
    }

    private static String commands() {
        return "To look at:\n\n" + lines(DemoCommand.Group.SHOW)
                + "\n\nTo break. What is said after such a command is what it breaks, as in"
                + " `/demo slow 3 show me a table`:\n\n" + lines(DemoCommand.Group.FAULT);
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
}
