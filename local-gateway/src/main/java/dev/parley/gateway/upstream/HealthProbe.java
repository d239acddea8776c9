package dev.parley.gateway.upstream;

/**
 * How servers are asked whether they work.
 *
 * @param path asked with GET; 2xx is well
 * @param everyMillis between two checks
 * @param timeoutMillis of one check
 */
public record HealthProbe(String path, long everyMillis, long timeoutMillis) {}
