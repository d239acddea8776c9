package dev.parley.app.cli;

import dev.parley.client.Media;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text as it streams. Reasoning and waiting are asides. What cannot be mixed into the running text (further
 * alternatives, tool calls) follows when the answer is over.
 */
final class TextSink implements AnswerSink {
    private final AnswerPage page;
    private final Map<Integer, StringBuilder> alternatives = new TreeMap<>();
    private final Map<Integer, StringBuilder> toolCalls = new TreeMap<>();
    private boolean openLine;
    private boolean openAside;

    TextSink(AnswerPage page) {
        this.page = page;
    }

    @Override
    public void accept(StreamEvent event) {
        switch (event) {
            case StreamEvent.TextDelta e -> text(e);
            case StreamEvent.ReasoningDelta e -> aside(e.text());
            case StreamEvent.ToolCallDelta e -> toolCall(e);
            case StreamEvent.MediaReceived e -> write(line(e.media()));
            case StreamEvent.PhaseChanged e -> phase(e.phase());
            case StreamEvent.Opened e -> {}
            case StreamEvent.JobAccepted e -> {}
            case StreamEvent.Progress e -> {}
            case StreamEvent.JobLog e -> {}
            case StreamEvent.EmbeddingReceived e -> write(line(e));
            case StreamEvent.LogprobsReceived e -> {}
            case StreamEvent.UsageReported e -> {}
            case StreamEvent.TimingsReported e -> {}
            case StreamEvent.Unrecognized e -> {}
            case StreamEvent.Completed e -> end();
            case StreamEvent.Failed e -> end();
            case StreamEvent.Cancelled e -> end();
        }
    }

    private void text(StreamEvent.TextDelta delta) {
        if (delta.choice() == 0) {
            write(delta.text());
        } else {
            alternatives
                    .computeIfAbsent(delta.choice(), choice -> new StringBuilder())
                    .append(delta.text());
        }
    }

    private void toolCall(StreamEvent.ToolCallDelta delta) {
        StringBuilder call = toolCalls.computeIfAbsent(delta.index(), index -> new StringBuilder());
        if (delta.name() != null) {
            call.append(delta.name()).append(' ');
        }
        call.append(delta.arguments());
    }

    private static String line(Media media) {
        return switch (media.content()) {
            case Media.InFile file -> "[" + media.mediaType() + " " + file.file() + "]\n";
            case Media.Link link -> "[" + media.mediaType() + " " + link.url() + "]\n";
        };
    }

    /** A JSON array a line, for the programs that vectors are for. */
    private static String line(StreamEvent.EmbeddingReceived event) {
        return event.vector().stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]\n"));
    }

    /** Only the phases that take so long that a person wonders. */
    private void phase(Phase phase) {
        switch (phase) {
            case WAKING -> remark("phase.waking");
            case QUEUED -> remark("phase.queued");
            case LOADING -> remark("phase.loading");
            case CONNECTING, WAITING, RUNNING -> {}
        }
    }

    private void remark(String key) {
        closeAside();
        page.aside(Messages.text(key) + "\n");
    }

    private void aside(String text) {
        page.aside(text);
        openAside = !text.endsWith("\n");
    }

    private void closeAside() {
        if (openAside) {
            page.aside("\n");
            openAside = false;
        }
    }

    private void write(String text) {
        if (!text.isEmpty()) {
            closeAside();
            page.text(text);
            openLine = !text.endsWith("\n");
        }
    }

    private void end() {
        endLine();
        alternatives.values().forEach(text -> {
            write("\n" + text);
            endLine();
        });
        toolCalls.values().forEach(call -> write("[tool " + call + "]\n"));
        closeAside();
    }

    private void endLine() {
        if (openLine) {
            write("\n");
        }
    }

    @Override
    public void finish(RunMeter meter) {
        // The figures are for --events.
    }

    @Override
    public boolean isBroken() {
        return page.isBroken();
    }
}
