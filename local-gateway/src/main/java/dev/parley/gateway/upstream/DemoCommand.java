package dev.parley.gateway.upstream;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commands that the demo model understands after {@code /demo}; its help text is made from this list. */
enum DemoCommand {
    HELP(Group.SHOW, "help", "", "this list", "commands"),
    TABLE(Group.SHOW, "table", "", "a table with aligned columns", "tables"),
    CODE(Group.SHOW, "code", "", "code in several languages, highlighted"),
    LISTS(Group.SHOW, "lists", "", "bullets and numbers, nested", "list"),
    TASKS(Group.SHOW, "tasks", "", "a task list with ticked boxes", "task", "todo"),
    TEXT(Group.SHOW, "text", "", "headings, emphasis, quotes, links", "headings", "quotes", "links"),
    MATH(Group.SHOW, "math", "", "LaTeX formulas, in a line and on their own", "latex"),
    KOREAN(Group.SHOW, "korean", "", "Korean text, mixed with English and code", "한국어"),
    EMOJI(Group.SHOW, "emoji", "", "skin tones, families, flags", "emojis"),
    MARKDOWN(Group.SHOW, "markdown", "", "everything above in one answer", "everything", "all"),
    LONG(Group.SHOW, "long", "", "several thousand tokens, for scrolling and stopping"),
    REASONING(Group.SHOW, "reasoning", "", "a thought before the answer", "think"),
    TOOL(Group.SHOW, "tool", "", "a tool call in fragments", "tools"),
    EMPTY(Group.SHOW, "empty", "", "a proper answer without a single token"),
    COLD(Group.FAULT, "cold", " N", "sleeps N seconds (5) before the head, as an endpoint that wakes up"),
    SLOW(Group.FAULT, "slow", " N", "N tokens per second (3)"),
    RATE_LIMITED(Group.FAULT, "429", "", "429 with `Retry-After: 2`, every time"),
    SERVER_ERROR(Group.FAULT, "500", "", "500 with an error body"),
    LOADING(Group.FAULT, "503", "", "503 \"Loading model\", as llama.cpp answers while it loads"),
    OVERFLOW(Group.FAULT, "overflow", "", "400 `context_length_exceeded` with the counts"),
    FILTER(Group.FAULT, "filter", "", "half an answer, ended by `content_filter`"),
    CUT(Group.FAULT, "cut", "", "half an answer, then the connection breaks"),
    STALL(Group.FAULT, "stall", "", "half an answer, then silence until you stop it"),
    ERROR(Group.FAULT, "error", "", "half an answer, then an error inside the stream"),
    BAD_JSON(Group.FAULT, "badjson", "", "one malformed event among good ones"),
    HTML(Group.FAULT, "html", "", "200 and a login page instead of an answer"),
    SILENT(Group.FAULT, "silent", "", "no answer at all until you stop it");

    /** Whether a command shows something or breaks something. */
    enum Group {
        SHOW,
        FAULT
    }

    private final Group group;
    private final String word;
    private final String argument;
    private final String summary;

    @SuppressWarnings("ImmutableEnumChecker") // List.of: it cannot change
    private final List<String> aliases;

    DemoCommand(Group group, String word, String argument, String summary, String... aliases) {
        this.group = group;
        this.word = word;
        this.argument = argument;
        this.summary = summary;
        this.aliases = List.of(aliases);
    }

    /** The command of this word (lower case), if there is one. */
    static Optional<DemoCommand> of(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word.equals(word) || command.aliases.contains(word))
                .findFirst();
    }

    Group group() {
        return group;
    }

    /** The word after {@code /demo}, also the name of the script that goes with it. */
    String word() {
        return word;
    }

    /** Whether it changes how something is answered, so that more may follow it, rather than being what is answered. */
    boolean isModifier() {
        return group == Group.FAULT || this == REASONING || this == TOOL;
    }

    boolean takesNumber() {
        return !argument.isEmpty();
    }

    /** One line of the help text, in Markdown. */
    String helpLine() {
        return "- `/demo " + word + argument + "`: " + summary;
    }
}
