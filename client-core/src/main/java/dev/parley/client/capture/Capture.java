package dev.parley.client.capture;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that went over the wire for one answer. Immutable.
 *
 * @param startedAt the moment of Send; all other times are nanoseconds since then
 * @param exchanges in their order; a job has one for its submission and one per poll
 * @param phases in their order
 * @param pieceNanos when each piece of the answer, reasoning included, came
 * @param logprobs empty if the server sent none
 * @param endNanos when the run ended; {@code null} while it goes on
 * @param ending how it ended
 * @param dropped what came after the memory for one run was used up
 */
public record Capture(
        Instant startedAt,
        List<CapturedExchange> exchanges,
        List<CapturedPhase> phases,
        List<Long> pieceNanos,
        List<CapturedLogprob> logprobs,
        @Nullable Long endNanos,
        Ending ending,
        Dropped dropped) {

    /** How a run ended. */
    public enum Ending {
        OPEN,
        COMPLETED,
        FAILED,
        CANCELLED
    }

    /** What was not kept; {@code bytes} of frames, in UTF-8. */
    public record Dropped(long frames, long bytes) {
        public static final Dropped NOTHING = new Dropped(0, 0);
    }

    public Capture {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(ending, "ending");
        Objects.requireNonNull(dropped, "dropped");
        exchanges = List.copyOf(exchanges);
        phases = List.copyOf(phases);
        pieceNanos = GrowingList.kept(pieceNanos);
        logprobs = GrowingList.kept(logprobs);
    }

    /** The exchange that the answer came with, which is the last one; {@code null} if nothing was sent yet. */
    public @Nullable CapturedExchange last() {
        return exchanges.isEmpty() ? null : exchanges.getLast();
    }

    public Stream<CapturedFrame> frames() {
        return exchanges.stream().flatMap(exchange -> exchange.frames().stream());
    }

    /** The size of all frames in UTF-8, those that were not kept included. */
    public long bytes() {
        return dropped.bytes() + frames().mapToLong(CapturedFrame::bytes).sum();
    }

    /** To the first piece; {@code null} if none came. */
    public @Nullable Long firstPieceNanos() {
        return pieceNanos.isEmpty() ? null : pieceNanos.getFirst();
    }
}
