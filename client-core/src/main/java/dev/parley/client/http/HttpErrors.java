package dev.parley.client.http;

import dev.parley.client.ErrorContext;
import dev.parley.client.InferenceError;
import dev.parley.client.wire.WireLimitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an answer with an error status means. */
public final class HttpErrors {
    /** Enough to find the message in; the rest is not read. */
    private static final int MOST_BYTES = 64 * 1024;

    private HttpErrors() {}

    /**
     * Reads the body of a refused request and names the error.
     *
     * @param throughRelay a relay in front of a sleeping service gives up with 408, 503 or 504 while it wakes
     */
    public static AttemptFailure of(Attempt attempt, HttpAnswer answer, boolean throughRelay)
            throws AttemptCancelled, AttemptFailure {
        String body;
        String fault = null;
        try (InputStream in = answer.body()) {
            body = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (WireLimitException e) {
            body = "";
        } catch (IOException e) {
            // The status is the news; that its explanation broke off is not.
            attempt.checkAlive();
            body = "";
            fault = "the body of the error broke off";
        }
        attempt.frameReceived(answer, body);
        attempt.exchangeEnded(answer, fault);
        return new AttemptFailure(error(attempt, answer, body, throughRelay));
    }

    private static InferenceError error(Attempt attempt, HttpAnswer answer, String body, boolean throughRelay) {
        int status = answer.status();
        ServerMessage message = ServerMessage.of(body);
        ErrorContext context =
                attempt.context(message.text(), answer.header("x-request-id"), body.isEmpty() ? null : body);
        Duration retryAfter = answer.retryAfter();
        return switch (status) {
            case 401, 403 -> new InferenceError.Unauthorized(status, context);
            case 404, 405 -> new InferenceError.NotFound(status, Redactor.withoutQuery(answer.url()), context);
            case 407 -> new InferenceError.ProxyRefused(status, context);
            case 429 -> new InferenceError.RateLimited(retryAfter, context);
            case 502 -> new InferenceError.UpstreamError(status, context);
            case 408, 503, 504 ->
                throughRelay || isLoading(status, message, retryAfter)
                        ? new InferenceError.ColdStart(retryAfter, context)
                        : serverOrUpstream(status, context);
            default -> byMessage(status, message, context);
        };
    }

    private static boolean isLoading(int status, ServerMessage message, @Nullable Duration retryAfter) {
        String text = message.text().toLowerCase(Locale.ROOT);
        return status == 503 && (retryAfter != null || text.contains("loading") || text.contains("starting"));
    }

    private static InferenceError serverOrUpstream(int status, ErrorContext context) {
        return status == 504
                ? new InferenceError.UpstreamError(status, context)
                : new InferenceError.ServerError(status, context);
    }

    private static InferenceError byMessage(int status, ServerMessage message, ErrorContext context) {
        String type = message.type();
        if (type.contains("context_length") || type.contains("exceed_context_size")) {
            return new InferenceError.ContextOverflow(message.promptTokens(), message.limit(), context);
        }
        if (type.contains("content_filter") || type.contains("content_policy")) {
            return new InferenceError.ContentFiltered(context);
        }
        return status >= 500 || status < 400
                ? new InferenceError.ServerError(status, context)
                : new InferenceError.InvalidRequest(status, context);
    }

    /** For a 200 whose body is a web page, such as the login page of a proxy in between. */
    public static @Nullable String webPage(String body) {
        return ServerMessage.isWebPage(body) ? ServerMessage.webPage(body) : null;
    }
}
