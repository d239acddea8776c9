package dev.parley.client;

import org.jspecify.annotations.Nullable;

/** Token counts as the server reported them; {@code null} is "not reported", which is not 0. */
public record TokenUsage(
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Long cachedInputTokens,
        @Nullable Long reasoningTokens) {

    public static TokenUsage of(@Nullable Long inputTokens, @Nullable Long outputTokens) {
        return new TokenUsage(inputTokens, outputTokens, null, null);
    }
}
