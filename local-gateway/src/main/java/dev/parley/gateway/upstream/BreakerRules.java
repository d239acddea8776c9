package dev.parley.gateway.upstream;

/**
 * When a server gets no calls.
 *
 * @param failures in a row after which it gets none
 * @param retryMillis how long; after that one may try
 */
public record BreakerRules(int failures, long retryMillis) {

    /** For a server that the gateway itself starts and stops: it is never kept from calls. */
    public static final BreakerRules NEVER = new BreakerRules(Integer.MAX_VALUE, 1);
}
