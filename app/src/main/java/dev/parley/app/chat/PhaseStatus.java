package dev.parley.app.chat;

import dev.parley.client.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an attempt stands before the first piece of its answer.
 *
 * @param steps what is over, what is now and what is to come, in order
 * @param current the phase that is on
 * @param sinceNanos when it began, by {@link System#nanoTime()}: a timer counts from here
 * @param queuePosition from 1, where the server tells
 * @param fraction 0 to 1, where the server tells
 * @param message the server's own word, or empty
 * @param held the server refused the message for now, and it waits here to leave again
 * @param learned how long this endpoint took to wake before; {@code null} while nothing was learned
 */
public record PhaseStatus(
        List<Step> steps,
        Phase current,
        long sinceNanos,
        @Nullable Integer queuePosition,
        @Nullable Double fraction,
        String message,
        boolean held,
        @Nullable WakeEstimate learned) {

    public PhaseStatus {
        steps = List.copyOf(steps);
    }

    /**
     * One step of the line.
     *
     * @param phase {@code null}: the first token, which is the end of the line
     * @param tookMillis how long it took, once it is over
     */
    public record Step(
            @Nullable Phase phase,
            Progress progress,
            @Nullable Long tookMillis) {}

    /** How far a step is. */
    public enum Progress {
        DONE,
        NOW,
        LATER
    }

    /** The middle and the ends of the wake times so far, in milliseconds, and how many there were. */
    public record WakeEstimate(long medianMillis, long leastMillis, long mostMillis, int count) {}
}
