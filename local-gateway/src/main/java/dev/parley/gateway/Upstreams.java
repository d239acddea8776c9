package dev.parley.gateway;

import dev.parley.gateway.upstream.BreakerRules;
import dev.parley.gateway.upstream.CallTicks;
import dev.parley.gateway.upstream.CallTimeouts;
import dev.parley.gateway.upstream.HealthProbe;
import dev.parley.gateway.upstream.RemoteUpstream;
import dev.parley.gateway.upstream.Upstream;
import dev.parley.gateway.upstream.process.ProcessGroup;
import dev.parley.gateway.upstream.process.ProcessSettings;
import dev.parley.gateway.upstream.process.ProcessUpstream;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The model servers of a configuration, but for the demo model. */
final class Upstreams implements AutoCloseable {
    private final Vertx vertx;
    private final CallTicks ticks;
    /** Shared by all configurations of one gateway, so that a changed service takes turns with what it was before. */
    private final Map<String, ProcessGroup> groups;

    private final Set<String> secrets;
    private final Map<ServiceConfig, Upstream> all = new LinkedHashMap<>();

    private Upstreams(Vertx vertx, CallTicks ticks, Map<String, ProcessGroup> groups, Set<String> secrets) {
        this.vertx = vertx;
        this.ticks = ticks;
        this.groups = groups;
        this.secrets = secrets;
    }

    /** None of the processes runs yet; servers elsewhere are checked from now on. */
    static Upstreams of(GatewayConfig config, Vertx vertx) {
        Upstreams none =
                new Upstreams(vertx, new CallTicks(vertx), new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
        return none.changed(config);
    }

    /** Those of another configuration. A service that is the same in both goes on as it is. */
    Upstreams changed(GatewayConfig config) {
        Upstreams next = new Upstreams(vertx, ticks, groups, secrets);
        secrets.addAll(secrets(config));
        for (ServiceConfig service : config.services()) {
            Upstream same = all.get(service);
            next.all.put(service, same != null ? same : next.upstream(service));
        }
        return next;
    }

    /** Takes leave of those that {@code next} does not have. */
    void retireFor(Upstreams next) {
        all.values().stream()
                .filter(upstream -> !next.all.containsValue(upstream))
                .forEach(Upstream::retire);
    }

    /** In the order of the configuration. */
    List<Upstream> all() {
        return List.copyOf(all.values());
    }

    private Upstream upstream(ServiceConfig service) {
        return switch (service) {
            case RemoteService remote -> remote(remote);
            case ProcessService process -> process(process);
        };
    }

    private Upstream remote(RemoteService service) {
        HealthCheck health = service.health();
        HealthProbe probe = health.path() == null
                ? null
                : new HealthProbe(
                        health.path(),
                        health.every().toMillis(),
                        health.timeout().toMillis());
        return new RemoteUpstream(
                vertx,
                ticks,
                new RemoteUpstream.RemoteSettings(
                        service.name(),
                        service.options().models(),
                        service.urls(),
                        text(service.key()),
                        timeouts(service.timeouts()),
                        new BreakerRules(health.failures(), health.retry().toMillis()),
                        service.failover() == RemoteService.Failover.FIRST_BYTE,
                        probe,
                        service.options().concurrency(),
                        service.options().hold()));
    }

    private Upstream process(ProcessService service) {
        return new ProcessUpstream(
                vertx,
                ticks,
                group(service),
                new ProcessSettings(
                        service.name(),
                        service.routedModels(),
                        service.command(),
                        service.environment(),
                        service.folder(),
                        service.port(),
                        text(service.key()),
                        service.readyPath(),
                        service.readyWithin(),
                        service.idleStop(),
                        service.log(),
                        timeouts(service.timeouts()),
                        service.options().concurrency(),
                        service.options().hold(),
                        secrets));
    }

    private ProcessGroup group(ProcessService service) {
        String name = service.group() == null ? "service " + service.name() : "group " + service.group();
        return groups.computeIfAbsent(name, _ -> new ProcessGroup(vertx));
    }

    private static CallTimeouts timeouts(UpstreamTimeouts given) {
        return CallTimeouts.of(given.connect(), given.firstByte(), given.idle(), given.total());
    }

    private static @Nullable String text(@Nullable Credential key) {
        return key == null ? null : key.reveal();
    }

    private static Set<String> secrets(GatewayConfig config) {
        Set<String> secrets = new HashSet<>();
        secrets.add(config.token().reveal());
        for (ServiceConfig service : config.services()) {
            Credential key = service.key();
            if (key != null) {
                secrets.add(key.reveal());
            }
        }
        return secrets;
    }

    /** Asks all processes to end, without waiting for them. */
    void beginClose() {
        groups.values().forEach(ProcessGroup::beginClose);
    }

    /** Returns when all processes have ended, after less than 4 seconds since {@link #beginClose}. */
    @Override
    public void close() {
        groups.values().forEach(ProcessGroup::close);
    }
}
