package dev.parley.gateway.http;

import java.util.Set;

/**
 * What one caller may do.
 *
 * @param name in logs and metrics
 * @param sha256 of its key, hexadecimal
 * @param services that it may use; empty: all
 * @param perMinute requests; 0: no limit
 * @param concurrency requests at a time; 0: no limit
 */
public record CallerRule(String name, String sha256, Set<String> services, int perMinute, int concurrency) {

    public CallerRule {
        services = Set.copyOf(services);
    }

    boolean mayUse(String service) {
        return services.isEmpty() || services.contains(service);
    }
}
