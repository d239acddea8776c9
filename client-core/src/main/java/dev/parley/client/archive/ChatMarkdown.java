package dev.parley.client.archive;

import dev.parley.client.Role;
import dev.parley.client.transcript.AnswerCost;
import dev.parley.client.transcript.ToolCall;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A chat as Markdown: the turns that are shown, each under a heading that says whose it is. */
public final class ChatMarkdown {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final StringBuilder out = new StringBuilder();
    private final boolean reasoning;
    private final ZoneId zone;

    private ChatMarkdown(boolean reasoning, ZoneId zone) {
        this.reasoning = reasoning;
        this.zone = zone;
    }

    /**
     * The text of a chat, which ends with a new line.
     *
     * @param reasoning whether the thoughts of models are in it
     * @param zone in which times are told
     */
    public static String of(ArchivedChat chat, boolean reasoning, ZoneId zone) {
        return new ChatMarkdown(reasoning, zone).text(chat);
    }

    private String text(ArchivedChat archived) {
        String title = archived.chat().title();
        out.append("# ").append(title.isEmpty() ? "Chat" : line(title)).append("\n\n");
        out.append(time(archived.chat().createdAt())).append('\n');
        if (!archived.chat().systemPrompt().isEmpty()) {
            heading("System prompt");
            body(archived.chat().systemPrompt());
        }
        archived.path().forEach(this::turn);
        return out.toString();
    }

    private void turn(Turn turn) {
        heading(who(turn) + ", " + time(turn.createdAt()));
        if (reasoning && !turn.reasoning().isEmpty()) {
            out.append("\n<details><summary>Reasoning</summary>\n");
            body(turn.reasoning());
            out.append("\n</details>\n");
        }
        turn.toolCalls().forEach(this::toolCall);
        body(turn.text());
        turn.attachments()
                .forEach(file -> out.append("\nAttached: `")
                        .append(line(file.name()).replace('`', '\''))
                        .append("` (")
                        .append(line(file.mediaType()))
                        .append(", ")
                        .append(file.size())
                        .append(" bytes)\n"));
        cost(turn);
        TurnFault fault = turn.fault();
        if (fault != null) {
            out.append("\n> **").append(line(fault.sentence())).append("**\n");
            if (!fault.detail().isEmpty()) {
                fault.detail()
                        .lines()
                        .forEach(said -> out.append("> ").append(said).append('\n'));
            }
        }
    }

    private void cost(Turn turn) {
        AnswerCost cost = AnswerCost.of(turn);
        if (cost != null && cost.amount() != null) {
            out.append("\n*Cost: ")
                    .append(cost.atMost() ? "at most " : "")
                    .append(cost.text())
                    .append("*\n");
        }
    }

    private static String who(Turn turn) {
        if (turn.role() == Role.USER) {
            return "You";
        }
        TurnOrigin origin = turn.origin();
        if (origin == null) {
            return "Answer";
        }
        String model = origin.model();
        return line(model == null ? origin.profileName() : model + " (" + origin.profileName() + ")");
    }

    private void toolCall(ToolCall call) {
        String fence = fence(call.arguments());
        out.append("\nTool call `").append(line(call.name())).append("`\n\n");
        out.append(fence)
                .append("json\n")
                .append(call.arguments())
                .append('\n')
                .append(fence)
                .append('\n');
    }

    /** A fence that the text does not have. */
    private static String fence(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence;
    }

    private void heading(String text) {
        out.append("\n## ").append(text).append('\n');
    }

    private void body(String text) {
        if (!text.isBlank()) {
            out.append('\n').append(text.stripTrailing()).append('\n');
        }
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
