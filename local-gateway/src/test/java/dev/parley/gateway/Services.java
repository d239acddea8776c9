package dev.parley.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Services for tests, with one thing or another that is not the default. */
final class Services {
    static final Duration NONE = Duration.ZERO;
    static final HealthCheck PASSIVE = new HealthCheck(null, ms(100), ms(200), 3, ms(500));

    private Services() {}

    static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    static ServiceOptions options(int concurrency, Duration hold, String... models) {
        return new ServiceOptions(List.of(models), concurrency, hold, true);
    }

    static UpstreamTimeouts timeouts(long connect, long firstByte, long idle, long total) {
        return new UpstreamTimeouts(ms(connect), ms(firstByte), ms(idle), ms(total));
    }

    /** A service of the name {@code stub} with several servers. */
    static RemoteService replicas(RemoteService.Failover failover, HealthCheck health, URI... urls) {
        return new RemoteService(
                "stub", List.of(urls), null, failover, health, ServiceOptions.DEFAULT, UpstreamTimeouts.DEFAULT);
    }

    static RemoteService remote(URI url, ServiceOptions options, UpstreamTimeouts timeouts) {
        return new RemoteService(
                "stub", List.of(url), null, RemoteService.Failover.CONNECT, PASSIVE, options, timeouts);
    }

    /** A {@link ModelServer} of the name {@code stub}. */
    static ProcessService process(String... options) {
        return process("stub", null, ModelServer.command(options));
    }

    static ProcessService process(String name, String group, List<String> command) {
        return process(name, group, command, Duration.ofMinutes(15), options(0, Duration.ofSeconds(30)), null);
    }

    static ProcessService process(
            String name, String group, List<String> command, Duration idleStop, ServiceOptions options, Path log) {
        return new ProcessService(
                name,
                command,
                Map.of("CONFIGURED_TOKEN", "configured-secret"),
                null,
                0,
                null,
                "/health",
                Duration.ofSeconds(20),
                idleStop,
                group,
                log,
                options,
                UpstreamTimeouts.DEFAULT);
    }

    static Gateway gateway(ServiceConfig... services) {
        GatewayConfig.Builder builder = GatewayConfig.builder().port(0).demoTokensPerSecond(10_000);
        for (ServiceConfig service : services) {
            builder.service(service);
        }
        return Gateway.start(builder.build());
    }

    /** The answer of a service to a POST, head and body. */
    static String post(Gateway gateway, String service, String path) throws IOException {
        String line = "POST /api/v1/services/" + service + "/request" + path;
        return RawClient.exchange(gateway.url(), RawClient.request(gateway, line, "{}", "Connection: close"));
    }
}
