package dev.parley.gateway.upstream;

/**
 * How a call waits for a model server that is cold or busy.
 *
 * @param endless as long as it takes; if not, as long as the service holds relayed requests
 * @param listener hears what it waits for
 */
public record Patience(boolean endless, WaitListener listener) {

    /** A relayed request's: held for the service's limit, tells nobody. */
    public static final Patience RELAYED = new Patience(false, _ -> {});

    /** A job's. */
    public static Patience endless(WaitListener listener) {
        return new Patience(true, listener);
    }

    /** Whether anybody wants to know. */
    boolean heard() {
        return !equals(RELAYED);
    }
}
