package dev.parley.gateway.upstream;

/**
 * Why an answer did not come, or not in full.
 *
 * @param code machine-readable: {@code upstream_unreachable}, {@code upstream_cut}, {@code answer_too_large}
 * @param message one sentence for people, without key or body
 */
public record UpstreamFailure(String code, String message) {

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
}
