package dev.parley.app.notebook;

import dev.parley.client.FinishReason;
import dev.parley.client.Phase;
import dev.parley.client.TokenUsage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a completion goes, or went.
 *
 * @param phase what is waited for
 * @param millis since it was asked for
 * @param firstMillis to the first piece; {@code null}: none came yet
 * @param pieces how many came; most servers send a token in each
 * @param usage as the server counted; {@code null}: it did not say
 * @param reason why the model stopped; {@code null}: it goes on, was stopped, or failed
 * @param over whether it goes on no more
 */
record RunFigures(
        Phase phase,
        long millis,
        @Nullable Long firstMillis,
        int pieces,
        @Nullable TokenUsage usage,
        @Nullable FinishReason reason,
        boolean over) {

    static final RunFigures START = new RunFigures(Phase.CONNECTING, 0, null, 0, null, null, false);

    /** What the model wrote, in tokens, as far as that is known. */
    long tokens() {
        Long counted = usage == null ? null : usage.outputTokens();
        return counted == null ? pieces : counted;
    }

    /** Whether {@link #tokens} is the server's count. */
    boolean isCounted() {
        return usage != null && usage.outputTokens() != null;
    }

    /** Per second after the first; {@code null}: too few to say. */
    @Nullable Double rate() {
        Long first = firstMillis;
        if (first == null || tokens() < 2 || millis <= first) {
            return null;
        }
        return (tokens() - 1) * (double) TimeUnit.SECONDS.toMillis(1) / (millis - first);
    }

    RunFigures waits(Phase now) {
        return new RunFigures(now, millis, firstMillis, pieces, usage, reason, over);
    }

    RunFigures at(long nowMillis) {
        return new RunFigures(phase, nowMillis, firstMillis, pieces, usage, reason, over);
    }

    RunFigures wrote(long atMillis) {
        return new RunFigures(
                phase,
                atMillis,
                firstMillis == null ? Long.valueOf(atMillis) : firstMillis,
                pieces + 1,
                usage,
                reason,
                over);
    }

    RunFigures counted(TokenUsage now) {
        return new RunFigures(phase, millis, firstMillis, pieces, now, reason, over);
    }

    RunFigures ended(@Nullable FinishReason why, long atMillis) {
        return new RunFigures(phase, atMillis, firstMillis, pieces, usage, why, true);
    }
}
