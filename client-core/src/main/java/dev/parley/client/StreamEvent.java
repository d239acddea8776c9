package dev.parley.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is made of, whether it was streamed, returned whole or polled. A stream of events has exactly one
 * {@link Terminal} event, and it is the last.
 *
 * <p>{@code atNanos} is the arrival time by {@link System#nanoTime()}: only differences mean anything. {@code choice} is
 * the index of the alternative answer ({@code n > 1}), counted from 0.
 */
public sealed interface StreamEvent {

    /** When the event arrived, by {@link System#nanoTime()}. */
    long atNanos();

    /** The last event of every stream. */
    sealed interface Terminal extends StreamEvent {}

    /** The server's status line and headers are here. For a job: those of its submission. */
    record Opened(int status, long atNanos) implements StreamEvent {}

    /** The attempt entered a phase. {@code queuePosition} counts from 1 and is known only to servers that tell it. */
    record PhaseChanged(Phase phase, @Nullable Integer queuePosition, long atNanos) implements StreamEvent {}

    /** The server accepted a job; the event comes before the first poll, so that the id can be stored first. */
    record JobAccepted(String id, long atNanos) implements StreamEvent {}

    /**
     * {@code fraction} is 0 to 1; {@code message} is the server's own word. With neither it is a sign of life, such as a
     * comment in an event stream; those come at most once a second.
     */
    record Progress(@Nullable Double fraction, @Nullable String message, long atNanos) implements StreamEvent {}

    record JobLog(String line, long atNanos) implements StreamEvent {}

    record TextDelta(int choice, String text, long atNanos) implements StreamEvent {}

    record ReasoningDelta(int choice, String text, long atNanos) implements StreamEvent {}

    /**
     * A fragment of a tool call. {@code id} and {@code name} come with the first fragment of an {@code index};
     * {@code arguments} are to be joined in order and are JSON only when joined.
     */
    record ToolCallDelta(
            int choice,
            int index,
            @Nullable String id,
            @Nullable String name,
            String arguments,
            long atNanos) implements StreamEvent {}

    record MediaReceived(int choice, Media media, long atNanos) implements StreamEvent {}

    /** One vector of an embeddings answer; {@code index} is that of its input. */
    record EmbeddingReceived(int index, List<Float> vector, long atNanos) implements StreamEvent {
        public EmbeddingReceived {
            vector = List.copyOf(vector);
        }
    }

    record LogprobsReceived(int choice, List<TokenLogprob> tokens, long atNanos) implements StreamEvent {
        public LogprobsReceived {
            tokens = List.copyOf(tokens);
        }
    }

    record UsageReported(TokenUsage usage, long atNanos) implements StreamEvent {}

    /** Figures that the server measured itself, under the server's own names and in its units. */
    record TimingsReported(Map<String, Double> timings, long atNanos) implements StreamEvent {
        public TimingsReported {
            timings = Map.copyOf(timings);
        }
    }

    /** Something that was not understood: kept to be shown, never acted on. */
    record Unrecognized(String raw, long atNanos) implements StreamEvent {}

    record Completed(FinishReason finishReason, long atNanos) implements Terminal {}

    record Failed(InferenceError error, long atNanos) implements Terminal {}

    /** The caller closed the stream. */
    record Cancelled(long atNanos) implements Terminal {}
}
