package dev.parley.gateway;

import java.time.Duration;
import java.util.List;

/**
 * What every service has.
 *
 * @param models the names by which {@code /v1} finds it without its own name in front; the first is the one that its
 *     server is asked for where a caller names the service alone
 * @param concurrency calls at a time, further ones wait their turn; 0 for no limit
 * @param hold how long a relayed request may wait for a service that is cold or busy, before 503 with Retry-After; a job
 *     waits as long as it takes
 * @param rerun whether a job that was running when its gateway died is called again; if not it ends as failed
 */
public record ServiceOptions(List<String> models, int concurrency, Duration hold, boolean rerun) {

    /** No names of its own, no limit, 30 s, jobs are called again. */
    public static final ServiceOptions DEFAULT = new ServiceOptions(List.of(), 0, Duration.ofSeconds(30), true);

    public ServiceOptions {
        models = List.copyOf(models);
        if (models.stream().anyMatch(model -> model.isBlank() || model.equals(ServiceConfig.DEMO))) {
            throw new GatewayException("The name of a model is not blank and not demo.");
        }
        if (concurrency < 0 || concurrency > 100_000) {
            throw new GatewayException("The calls at a time are from 1 to 100000, or 0 for no limit.");
        }
        if (hold.isNegative()) {
            throw new GatewayException("The time that a request is held is not negative.");
        }
    }
}
