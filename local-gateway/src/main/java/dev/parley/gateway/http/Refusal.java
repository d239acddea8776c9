package dev.parley.gateway.http;

import dev.parley.client.wire.ErrorEnvelope;
import dev.parley.gateway.upstream.UpstreamFailure;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that goes no further.
 *
 * @param status its HTTP status
 * @param envelope its body
 * @param retryAfter when it is worth another try; {@code null}: the answer says nothing of it
 */
record Refusal(int status, ErrorEnvelope envelope, @Nullable Duration retryAfter) {

    Refusal(int status, ErrorEnvelope envelope) {
        this(status, envelope, null);
    }

    /** Where the request's body ends is not known, or it is too large to be read: nothing can follow it. */
    private static final Set<String> LAST =
            Set.of("body_too_large", "headers_too_large", "ambiguous_length", "transfer_encoding_refused");

    /** Whether the connection ends with this answer. */
    boolean last() {
        String code = envelope.code();
        return code != null && LAST.contains(code);
    }

    static Refusal badRequest(String code, String message) {
        return new Refusal(400, ErrorEnvelope.gateway("invalid_request_error", code, message));
    }

    static Refusal unauthorized() {
        return new Refusal(
                401,
                ErrorEnvelope.gateway(
                        "authentication_error", "invalid_token", "The gateway's token is missing or wrong."));
    }

    static Refusal forbidden(String code, String message) {
        return new Refusal(403, ErrorEnvelope.gateway("permission_error", code, message));
    }

    static Refusal serviceForbidden() {
        return forbidden("service_not_allowed", "This key may not use that service.");
    }

    static Refusal tooMany(String code, String message, Duration retryAfter) {
        return new Refusal(429, ErrorEnvelope.gateway("rate_limit_error", code, message), retryAfter);
    }

    static Refusal notFound(String code, String message) {
        return new Refusal(404, ErrorEnvelope.gateway("not_found_error", code, message));
    }

    static Refusal methodNotAllowed(String allowed) {
        return new Refusal(
                405,
                ErrorEnvelope.gateway(
                        "invalid_request_error", "method_not_allowed", "This path takes " + allowed + "."));
    }

    static Refusal bodyTooLarge(int limit) {
        return new Refusal(
                413,
                ErrorEnvelope.gateway(
                        "invalid_request_error", "body_too_large", "The body is larger than " + limit + " bytes."));
    }

    static Refusal headersTooLarge(int limit) {
        return new Refusal(
                431,
                ErrorEnvelope.gateway(
                        "invalid_request_error",
                        "headers_too_large",
                        "The request line and headers are larger than " + limit + " bytes."));
    }

    static Refusal unreadable() {
        return badRequest("malformed_request", "The request is not well-formed HTTP.");
    }

    static Refusal internal() {
        return new Refusal(
                500,
                ErrorEnvelope.gateway("server_error", "internal_error", "The gateway could not handle the request."));
    }

    static Refusal jobsUnavailable() {
        return new Refusal(
                503,
                ErrorEnvelope.gateway(
                        "server_error", "jobs_unavailable", "The database of jobs cannot be used at the moment."));
    }

    static Refusal jobNotFound() {
        return notFound("job_not_found", "This service has no job of that id.");
    }

    static Refusal conflict(String code, String message) {
        return new Refusal(409, ErrorEnvelope.gateway("invalid_request_error", code, message));
    }

    static Refusal otherRequest() {
        return new Refusal(
                422,
                ErrorEnvelope.gateway(
                        "invalid_request_error",
                        "idempotency_key_reused",
                        "The Idempotency-Key belongs to another request than this one."));
    }

    static Refusal queueFull() {
        return new Refusal(
                429,
                ErrorEnvelope.gateway("rate_limit_error", "queue_full", "As many jobs wait as this gateway takes."));
    }

    static Refusal diskFull() {
        return new Refusal(
                507,
                ErrorEnvelope.gateway(
                        "server_error", "disk_full", "There is no room to keep the job; it was not accepted."));
    }

    /** A service that gave no answer: its own fault, unless the gateway let nobody through to it. */
    static Refusal upstream(UpstreamFailure failure) {
        ErrorEnvelope envelope = failure.code().startsWith("service_")
                ? ErrorEnvelope.gateway("upstream_error", failure.code(), failure.message())
                : ErrorEnvelope.upstream("upstream_error", failure.code(), failure.message());
        return new Refusal(failure.status(), envelope, failure.retryAfter());
    }
}
