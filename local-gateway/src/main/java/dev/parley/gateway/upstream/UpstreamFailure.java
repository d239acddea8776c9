package dev.parley.gateway.upstream;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an answer did not come, or not in full.
 *
 * @param code machine-readable: {@code upstream_unreachable}, {@code upstream_cut}, {@code upstream_connect_timeout},
 *     {@code upstream_timeout} (first byte), {@code upstream_idle_timeout}, {@code upstream_total_timeout},
 *     {@code upstream_unavailable}, {@code service_busy}, {@code service_starting}, {@code service_failed},
 *     {@code service_stopping}, {@code answer_too_large}
 * @param message one sentence for people, without key or body
 * @param status the HTTP status that says it best, if nothing of the answer was sent yet
 * @param retryAfter when it is worth another try; {@code null}: not known
 * @param unsent whether surely nothing of the request had reached a server, so that it may be sent later
 */
public record UpstreamFailure(
        String code, String message, int status, @Nullable Duration retryAfter, boolean unsent) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Of a request that a server may have got. */
    public UpstreamFailure(String code, String message, int status, @Nullable Duration retryAfter) {
        this(code, message, status, retryAfter, false);
    }

    /** 502, as of a server that gave no proper answer. */
    public UpstreamFailure(String code, String message) {
        this(code, message, 502, null);
    }

    /** The same, of a request that did not get so far. */
    UpstreamFailure asUnsent() {
        return new UpstreamFailure(code, message, status, retryAfter, true);
    }

    /** No connection, or none that answered. */
    public static UpstreamFailure unreachable(String service, String why) {
        return new UpstreamFailure(
                "upstream_unreachable", "The service " + service + " could not be reached: " + why + ".");
    }

    /** The connection ended before the answer did. */
    public static UpstreamFailure cut(String service) {
        return new UpstreamFailure(
                "upstream_cut", "The service " + service + " cut the connection before its answer was complete.");
    }

    /** More bytes than are kept. */
    public static UpstreamFailure tooLarge(String service, int limit) {
        return new UpstreamFailure(
                "answer_too_large", "The answer of the service " + service + " is larger than " + limit + " bytes.");
    }

    /** A phase took longer than it may. */
    static UpstreamFailure timeout(String service, CallPhase phase, long millis) {
        String limit = millis % 1_000 == 0
                ? millis / 1_000 + " seconds"
                : String.format(Locale.ROOT, "%.1f seconds", millis / 1_000.0);
        String message = "The service " + service + " " + phase.lateWords() + " within " + limit + ".";
        return new UpstreamFailure(phase.code(), message, 504, null);
    }

    /** None of its servers takes calls at present. */
    static UpstreamFailure unavailable(String service, Duration retryAfter) {
        String message = "No server of the service " + service + " works at the moment.";
        return new UpstreamFailure("upstream_unavailable", message, 503, retryAfter, true);
    }

    /**
     * As many calls as it takes are under way, and were for as long as a request is held.
     *
     * @param untilFree how long until it takes another one; told as a second at least
     */
    public static UpstreamFailure busy(String service, Duration untilFree) {
        String message = "The service " + service + " is busy with other calls.";
        return new UpstreamFailure("service_busy", message, 503, atLeastASecond(untilFree));
    }

    private static Duration atLeastASecond(Duration value) {
        return value.compareTo(SECOND) < 0 ? SECOND : value;
    }

    /** It was not ready within the time that a request is held. */
    public static UpstreamFailure starting(String service, Duration retryAfter) {
        String message = "The service " + service + " is starting; try again.";
        return new UpstreamFailure("service_starting", message, 503, retryAfter);
    }

    /**
     * Its process could not be started, or ended.
     *
     * @param why a sentence
     * @param retryAfter when it will be started again if need be
     */
    public static UpstreamFailure failed(String why, Duration retryAfter) {
        return new UpstreamFailure("service_failed", why, 503, retryAfter);
    }

    /** The gateway ends. */
    public static UpstreamFailure stopping(String service) {
        return new UpstreamFailure(
                "service_stopping", "The gateway stops, and its service " + service + " with it.", 503, null);
    }
}
