package dev.parley.client.transcript;

import org.jspecify.annotations.Nullable;

/**
 * Why a turn was cut or failed, as it can be kept: free of secrets.
 *
 * @param kind {@code InferenceError.textKey()}, or {@link #APP_ENDED}
 * @param sentence one sentence for people
 * @param status the HTTP status, where there was one
 * @param detail the server's own message or the cause; may be empty
 * @param bodySent whether the server may have acted on the request
 * @param retryAfterMillis what a server asked to wait
 */
public record TurnFault(
        String kind,
        String sentence,
        @Nullable Integer status,
        String detail,
        @Nullable String requestId,
        @Nullable String rawBody,
        boolean bodySent,
        @Nullable Long retryAfterMillis) {

    /** The program ended while the answer was on its way. */
    public static final String APP_ENDED = "app_ended";
}
