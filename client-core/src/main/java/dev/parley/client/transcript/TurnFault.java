package dev.parley.client.transcript;

import dev.parley.client.InferenceError;
import dev.parley.client.InferenceErrorText;
import java.time.Duration;
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

    /** What is kept of an error. */
    public static TurnFault of(InferenceError error) {
        Duration retryAfter = retryAfter(error);
        return new TurnFault(
                error.textKey(),
                InferenceErrorText.sentence(error),
                status(error),
                error.detail(),
                error.context().requestId(),
                error.context().rawBody(),
                error.bodySent(),
                retryAfter == null ? null : retryAfter.toMillis());
    }

    /** A fault that no server took part in: nothing was sent. */
    public static TurnFault local(String kind, String sentence) {
        return new TurnFault(kind, sentence, null, "", null, null, false, null);
    }

    private static @Nullable Duration retryAfter(InferenceError error) {
        return switch (error) {
            case InferenceError.RateLimited e -> e.retryAfter();
            case InferenceError.ColdStart e -> e.retryAfter();
            default -> null;
        };
    }

    private static @Nullable Integer status(InferenceError error) {
        return switch (error) {
            case InferenceError.ProxyRefused e -> e.status() == 0 ? null : e.status();
            case InferenceError.RedirectRefused e -> e.status();
            case InferenceError.Unauthorized e -> e.status() == 0 ? null : e.status();
            case InferenceError.NotFound e -> e.status();
            case InferenceError.InvalidRequest e -> e.status();
            case InferenceError.RateLimited e -> 429;
            case InferenceError.ServerError e -> e.status();
            case InferenceError.UpstreamError e -> e.status();
            case InferenceError.JobFailed e -> e.status();
            default -> null;
        };
    }
}
