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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model servers of a configuration, but for the demo model. */
final class Upstreams implements AutoCloseable {
    private final Vertx vertx;
    private final CallTicks ticks;
    private final Map<String, ProcessGroup> groups = new HashMap<>();
    private final List<ProcessGroup> allGroups = new ArrayList<>();
    private final List<Upstream> all = new ArrayList<>();

    private Upstreams(Vertx vertx) {
        this.vertx = vertx;
        this.ticks = new CallTicks(vertx);
    }

    /** None of the processes runs yet; servers elsewhere are checked from now on. */
    static Upstreams of(GatewayConfig config, Vertx vertx) {
        Upstreams upstreams = new Upstreams(vertx);
        Set<String> secrets = secrets(config);
        for (ServiceConfig service : config.services()) {
            upstreams.all.add(
                    switch (service) {
                        case RemoteService remote -> upstreams.remote(remote);
                        case ProcessService process -> upstreams.process(process, secrets);
                    });
        }
        return upstreams;
    }

    /** In the order of the configuration. */
    List<Upstream> all() {
        return List.copyOf(all);
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

    private Upstream process(ProcessService service, Set<String> secrets) {
        return new ProcessUpstream(
                vertx,
                ticks,
                group(service.group()),
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

    private ProcessGroup group(@Nullable String name) {
        if (name == null) {
            return newGroup();
        }
        return groups.computeIfAbsent(name, _ -> newGroup());
    }

    private ProcessGroup newGroup() {
        ProcessGroup group = new ProcessGroup(vertx);
        allGroups.add(group);
        return group;
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
        allGroups.forEach(ProcessGroup::beginClose);
    }

    /** Returns when all processes have ended, after less than 4 seconds since {@link #beginClose}. */
    @Override
    public void close() {
        allGroups.forEach(ProcessGroup::close);
    }
}
