package dev.parley.gateway.upstream;

/**
 * How calls of a service are made.
 *
 * @param service its name
 * @param replays whether a request that had left may go to another server if the first gave no byte of an answer
 */
public record CallRules(String service, CallTimeouts timeouts, boolean replays) {}
