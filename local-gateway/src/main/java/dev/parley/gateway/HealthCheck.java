package dev.parley.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a replica is known to work.
 *
 * @param path asked with GET, 2xx is well; {@code null}: only the calls themselves tell
 * @param every between two checks
 * @param timeout of one check
 * @param failures in a row, of checks or of calls, after which a replica gets no calls
 * @param retry how long it then gets none; after that one call may try
 */
public record HealthCheck(@Nullable String path, Duration every, Duration timeout, int failures, Duration retry) {

    /** No path; 5 s, 2 s, 3 failures, 10 s. */
    public static final HealthCheck DEFAULT =
            new HealthCheck(null, Duration.ofSeconds(5), Duration.ofSeconds(2), 3, Duration.ofSeconds(10));

    public HealthCheck {
        if (path != null && !path.startsWith("/")) {
            throw new GatewayException("The path of a health check begins with a slash.");
        }
        if (every.toMillis() < 1 || timeout.toMillis() < 1 || retry.toMillis() < 1 || failures < 1) {
            throw new GatewayException("The times and the number of failures of a health check are above 0.");
        }
    }
}
