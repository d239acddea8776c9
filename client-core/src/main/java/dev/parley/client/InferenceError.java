package dev.parley.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed. Switch over it without a {@code default}, so that a new kind cannot be forgotten.
 * {@link InferenceErrorText} has the sentence for people.
 */
public sealed interface InferenceError {

    ErrorContext context();

    /** Whether the request's body had left, or may have. */
    default boolean bodySent() {
        return context().bodySent();
    }

    /** The server's own message or the cause, without secrets; may be empty. */
    default String detail() {
        return context().detail();
    }

    /** Names the kind, in snake_case: the key of its text, and its name in machine-readable output. */
    default String textKey() {
        return switch (this) {
            case Unreachable e -> "unreachable";
            case ProxyRefused e -> "proxy_refused";
            case RedirectRefused e -> "redirect_refused";
            case TlsFailure e -> "tls_failure";
            case Timeout e -> "timeout";
            case Unauthorized e -> "unauthorized";
            case NotFound e -> "not_found";
            case InvalidRequest e -> "invalid_request";
            case ContextOverflow e -> "context_overflow";
            case ContentFiltered e -> "content_filtered";
            case RateLimited e -> "rate_limited";
            case ColdStart e -> "cold_start";
            case ServerError e -> "server_error";
            case UpstreamError e -> "upstream_error";
            case MalformedResponse e -> "malformed_response";
            case Truncated e -> "truncated";
            case TooLarge e -> "too_large";
            case NotStored e -> "not_stored";
            case JobFailed e -> "job_failed";
            case JobExpired e -> "job_expired";
            case OutcomeUnknown e -> "outcome_unknown";
        };
    }

    /** No connection: name not found, refused, no route, or lost before anything was sent. */
    record Unreachable(String host, int port, ErrorContext context) implements InferenceError {}

    /** Status 0 if the proxy's login was not in the key store and nothing was sent. */
    record ProxyRefused(int status, ErrorContext context) implements InferenceError {}

    /** The server pointed elsewhere; neither key nor prompt went there. {@code target} is without query. */
    record RedirectRefused(int status, String target, ErrorContext context) implements InferenceError {}

    /** {@code certificates}: what the server showed, its own first; empty if it showed none. */
    record TlsFailure(String host, List<CertificateFacts> certificates, ErrorContext context)
            implements InferenceError {
        public TlsFailure {
            certificates = List.copyOf(certificates);
        }
    }

    record Timeout(TimeoutPhase phase, Duration after, ErrorContext context) implements InferenceError {}

    /** 401 or 403; status 0 if the profile's key was not in the key store and nothing was sent. */
    record Unauthorized(int status, ErrorContext context) implements InferenceError {}

    /** 404 or 405; {@code url} is without query. */
    record NotFound(int status, URI url, ErrorContext context) implements InferenceError {}

    record InvalidRequest(int status, ErrorContext context) implements InferenceError {}

    record ContextOverflow(
            @Nullable Long promptTokens, @Nullable Long limit, ErrorContext context) implements InferenceError {}

    record ContentFiltered(ErrorContext context) implements InferenceError {}

    /** 429. {@code retryAfter} is the server's wish, never shortened. */
    record RateLimited(@Nullable Duration retryAfter, ErrorContext context) implements InferenceError {}

    /** The endpoint has no running replica and gave up waiting for one. */
    record ColdStart(@Nullable Duration retryAfter, ErrorContext context) implements InferenceError {}

    record ServerError(int status, ErrorContext context) implements InferenceError {}

    /** The server answered in order that something behind it failed, or sent an error inside a stream. */
    record UpstreamError(@Nullable Integer status, ErrorContext context) implements InferenceError {}

    /** {@code where}: the part that was not understood, such as {@code event 3} or {@code pointer /answer}. */
    record MalformedResponse(String where, ErrorContext context) implements InferenceError {}

    /** The answer ended before the server said that it was complete. */
    record Truncated(ErrorContext context) implements InferenceError {}

    /** {@code what} went over {@code limit} (bytes, characters or levels, as {@code what} says). */
    record TooLarge(String what, long limit, ErrorContext context) implements InferenceError {}

    /** A picture, sound or video of the answer could not be kept on this machine; the answer itself was not at fault. */
    record NotStored(ErrorContext context) implements InferenceError {}

    record JobFailed(String jobId, @Nullable Integer status, ErrorContext context) implements InferenceError {}

    /** The server no longer knows the job. */
    record JobExpired(String jobId, ErrorContext context) implements InferenceError {}

    /** The request left, and whether the server accepted it cannot be known. */
    record OutcomeUnknown(ErrorContext context) implements InferenceError {}
}
