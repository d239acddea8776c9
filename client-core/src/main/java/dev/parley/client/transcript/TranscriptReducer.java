package dev.parley.client.transcript;

import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a turn out of the events of its answer. What a turn held before is kept and what comes is appended, so that an
 * answer can be continued. Pieces are collected: only {@link #turn()}, {@link #text()} and {@link #reasoning()} join
 * them. Of several alternatives the first is taken. For one thread.
 */
public final class TranscriptReducer {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Turn start;
    private final long startNanos;
    private final StringBuilder text;
    private final StringBuilder reasoning;
    private final TreeMap<Integer, CallParts> calls = new TreeMap<>();
    private @Nullable String joinedText;
    private @Nullable String joinedReasoning;

    private TurnState state = TurnState.STREAMING;
    private @Nullable TurnFault fault;
    private @Nullable String finishReason;
    private @Nullable String jobId;

    private long pieces;
    private long lastNanos;
    private @Nullable Long firstTokenMillis;
    private @Nullable Long firstThoughtNanos;
    private long lastThoughtNanos;
    private @Nullable TokenUsage usage;

    /**
     * Goes on from {@code start}.
     *
     * @param startNanos the moment of Send, by the clock of the events' times
     */
    public TranscriptReducer(Turn start, long startNanos) {
        this.start = start;
        this.startNanos = startNanos;
        this.lastNanos = startNanos;
        this.text = new StringBuilder(start.text());
        this.reasoning = new StringBuilder(start.reasoning());
        this.jobId = start.jobId();
        start.toolCalls().forEach(call -> calls.put(call.index(), new CallParts(call)));
    }

    public void apply(StreamEvent event) {
        switch (event) {
            case StreamEvent.TextDelta delta when delta.choice() == 0 -> text(delta);
            case StreamEvent.ReasoningDelta delta when delta.choice() == 0 -> reasoning(delta);
            case StreamEvent.ToolCallDelta delta when delta.choice() == 0 -> toolCall(delta);
            case StreamEvent.JobAccepted accepted -> jobId = accepted.id();
            case StreamEvent.UsageReported reported -> usage = reported.usage();
            case StreamEvent.Completed completed -> {
                finishReason = word(completed.finishReason());
                end(TurnState.COMPLETE, completed.atNanos());
            }
            case StreamEvent.Failed failed -> fail(TurnFault.of(failed.error()), failed.atNanos());
            case StreamEvent.Cancelled cancelled -> end(TurnState.STOPPED, cancelled.atNanos());
            default -> {
                // where the attempt stands, or what is not part of a turn
            }
        }
    }

    /** The attempt ended in this fault: the turn was cut if something had come, else it failed. */
    public void fail(TurnFault newFault, long atNanos) {
        fault = newFault;
        end(hasAnswer() ? TurnState.CUT : TurnState.FAILED, atNanos);
    }

    /** Whether there is anything of an answer. */
    public boolean hasAnswer() {
        return !text.isEmpty() || !reasoning.isEmpty() || !calls.isEmpty();
    }

    public boolean hasReasoning() {
        return !reasoning.isEmpty();
    }

    public String text() {
        if (joinedText == null) {
            joinedText = text.toString();
        }
        return joinedText;
    }

    public String reasoning() {
        if (joinedReasoning == null) {
            joinedReasoning = reasoning.toString();
        }
        return joinedReasoning;
    }

    public List<ToolCall> toolCalls() {
        return calls.entrySet().stream()
                .map(entry -> entry.getValue().joined(entry.getKey()))
                .toList();
    }

    /** The turn as it stands. */
    public Turn turn() {
        return new Turn(
                start.id(),
                start.parentId(),
                start.role(),
                start.createdAt(),
                state,
                text(),
                reasoning(),
                toolCalls(),
                fault,
                finishReason,
                start.origin(),
                metrics(),
                jobId);
    }

    /**
     * What was measured. Where an answer was continued the times and counts are those of all its attempts together, and
     * the time to the first token is that of the first one.
     */
    public TurnMetrics metrics() {
        TurnMetrics before = start.metrics();
        Long total = before.totalMillis();
        if (state != TurnState.STREAMING || pieces > 0) {
            total = orZero(before.totalMillis()) + millis(lastNanos - startNanos);
        }
        Long thought = firstThoughtNanos == null
                ? before.thoughtMillis()
                : Long.valueOf(orZero(before.thoughtMillis()) + millis(lastThoughtNanos - firstThoughtNanos));
        return new TurnMetrics(
                before.firstTokenMillis() != null ? before.firstTokenMillis() : firstTokenMillis,
                total,
                thought,
                sum(before, before.inputTokens(), usage == null ? null : usage.inputTokens()),
                sum(before, before.outputTokens(), usage == null ? null : usage.outputTokens()),
                before.pieces() + pieces,
                sum(before, before.cachedTokens(), usage == null ? null : usage.cachedInputTokens()));
    }

    /** The sum is known only where every attempt reported its part. */
    private @Nullable Long sum(TurnMetrics before, @Nullable Long earlier, @Nullable Long reported) {
        if (before.pieces() == 0) {
            return reported;
        }
        if (pieces == 0 && reported == null) {
            return earlier;
        }
        return reported == null || earlier == null ? null : Long.valueOf(earlier + reported);
    }

    private void text(StreamEvent.TextDelta delta) {
        text.append(delta.text());
        joinedText = null;
        piece(delta.atNanos());
    }

    private void reasoning(StreamEvent.ReasoningDelta delta) {
        reasoning.append(delta.text());
        joinedReasoning = null;
        piece(delta.atNanos());
        if (firstThoughtNanos == null) {
            firstThoughtNanos = delta.atNanos();
        }
        lastThoughtNanos = delta.atNanos();
    }

    private void toolCall(StreamEvent.ToolCallDelta delta) {
        calls.computeIfAbsent(delta.index(), index -> new CallParts()).add(delta);
        piece(delta.atNanos());
    }

    private void piece(long atNanos) {
        if (firstTokenMillis == null) {
            firstTokenMillis = millis(atNanos - startNanos);
        }
        pieces++;
        lastNanos = atNanos;
    }

    private void end(TurnState newState, long atNanos) {
        state = newState;
        lastNanos = atNanos;
    }

    private static @Nullable String word(FinishReason reason) {
        return reason.kind() == FinishReason.Kind.UNSTATED ? null : reason.raw();
    }

    private static long millis(long nanos) {
        return Math.max(0, nanos / NANOS_PER_MILLI);
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    /** The fragments of one tool call. */
    private static final class CallParts {
        private @Nullable String id;
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        CallParts() {}

        CallParts(ToolCall call) {
            id = call.id();
            name = call.name();
            arguments.append(call.arguments());
        }

        void add(StreamEvent.ToolCallDelta delta) {
            id = delta.id() == null ? id : delta.id();
            name = delta.name() == null ? name : delta.name();
            arguments.append(delta.arguments());
        }

        ToolCall joined(int index) {
            return new ToolCall(index, id, name, arguments.toString());
        }
    }
}
