package dev.parley.gateway.upstream;

/**
 * One server of a service.
 *
 * @param pending calls under way
 * @param failures in a row
 */
public record ReplicaStatus(String url, State state, int pending, int failures) {

    /** Whether it gets calls. */
    public enum State {
        UP,
        /** It gets one, which decides. */
        TRYING,
        DOWN
    }
}
