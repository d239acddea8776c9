package dev.parley.client.transcript;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of one answer. Times in milliseconds from the moment of Send; {@code null} is "not known".
 *
 * @param firstTokenMillis to the first piece of the answer, reasoning included (TTFT)
 * @param totalMillis to the end
 * @param thoughtMillis from the first to the last piece of reasoning
 * @param inputTokens as the server reported them
 * @param outputTokens as the server reported them
 * @param pieces how many pieces of text and reasoning came: an estimate of the tokens while nothing was reported
 * @param cachedTokens those of the input that the server had read before, as it reported them
 */
public record TurnMetrics(
        @Nullable Long firstTokenMillis,
        @Nullable Long totalMillis,
        @Nullable Long thoughtMillis,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        long pieces,
        @Nullable Long cachedTokens) {

    /** An answer that came in less was one or two packets: the time between them says nothing of the model. */
    private static final long SHORTEST_RATE_MILLIS = 20;

    public static final TurnMetrics NONE = new TurnMetrics(null, null, null, null, null, 0);

    /** The same where nothing is known of cached tokens. */
    public TurnMetrics(
            @Nullable Long firstTokenMillis,
            @Nullable Long totalMillis,
            @Nullable Long thoughtMillis,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            long pieces) {
        this(firstTokenMillis, totalMillis, thoughtMillis, inputTokens, outputTokens, pieces, null);
    }

    /** Output tokens per second after the first one; {@code null} if that cannot be told, as of a very short answer. */
    public @Nullable Double tokensPerSecond() {
        if (firstTokenMillis == null || totalMillis == null || totalMillis - firstTokenMillis < SHORTEST_RATE_MILLIS) {
            return null;
        }
        long tokens = outputTokens == null ? pieces : outputTokens;
        return tokens < 2 ? null : (tokens - 1) * 1000.0 / (totalMillis - firstTokenMillis);
    }
}
