package dev.parley.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Model servers elsewhere, reached over HTTP or HTTPS. Streams both ways, follows no redirect, sends its own key. */
public final class RemoteUpstream implements Upstream, GateKeeper {
    private final RemoteSettings settings;
    private final Replicas replicas;
    private final CallGate gate;
    private final @Nullable HealthChecks checks;
    private final HttpCalls calls;
    private final ChangeListeners listeners = new ChangeListeners();
    private volatile Instant since = Instant.now();
    private volatile UpstreamState state = UpstreamState.READY;

    /**
     * What of a service's configuration concerns its calls.
     *
     * @param replays whether a request that had left may go to another server before the first byte
     * @param health {@code null}: only the calls tell how a server does
     * @param concurrency calls at a time, 0 for any number
     * @param hold how long a relayed request waits for its turn
     */
    public record RemoteSettings(
            String name,
            List<String> models,
            List<URI> urls,
            @Nullable String key,
            CallTimeouts timeouts,
            BreakerRules breaker,
            boolean replays,
            @Nullable HealthProbe health,
            int concurrency,
            Duration hold) {

        public RemoteSettings {
            models = List.copyOf(models);
            urls = List.copyOf(urls);
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "RemoteSettings[name=" + name + ", urls=" + urls + "]";
        }
    }

    /** A service whose servers are checked from now on, if they are. */
    public RemoteUpstream(Vertx vertx, CallTicks ticks, RemoteSettings settings) {
        this.settings = settings;
        HttpClientAgent client = HttpCalls.client(vertx, settings.timeouts());
        this.replicas = new Replicas(settings.urls().stream()
                .map(url -> new Replica(vertx, client, url, settings.key(), settings.breaker(), this::changed))
                .toList());
        this.gate = new CallGate(settings.concurrency(), true, this);
        CallRules rules = new CallRules(settings.name(), settings.timeouts(), settings.replays());
        this.calls = new HttpCalls(rules, ticks, gate, this, settings.hold(), () -> replicas);
        this.checks = settings.health() == null ? null : new HealthChecks(vertx, settings.health(), replicas);
        if (checks != null) {
            checks.start();
        }
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public List<String> models() {
        return settings.models();
    }

    private void changed() {
        UpstreamState now = replicas.status().stream().anyMatch(one -> one.state() != ReplicaStatus.State.DOWN)
                ? UpstreamState.READY
                : UpstreamState.FAILED;
        if (state != now) {
            state = now;
            since = Instant.now();
        }
        listeners.tell();
    }

    @Override
    public List<WaitingCall> waitingCalls() {
        return gate.calls();
    }

    @Override
    public UpstreamStatus status() {
        List<ReplicaStatus> all = replicas.status();
        boolean up = all.stream().anyMatch(one -> one.state() != ReplicaStatus.State.DOWN);
        return new UpstreamStatus(
                settings.name(),
                UpstreamStatus.Kind.REMOTE,
                up ? UpstreamState.READY : UpstreamState.FAILED,
                since,
                all,
                null,
                gate.inside(),
                gate.waiting(),
                up ? null : "No server of the service " + settings.name() + " works at the moment.",
                0,
                null);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public UpstreamCall open(Context context, CallHead head, RequestBody body, ReplySink reply) {
        return calls.open(context, head, body, reply);
    }

    /** Its connections end by themselves when they have been idle for some seconds. */
    @Override
    public void retire() {
        if (checks != null) {
            checks.stop();
        }
    }

    @Override
    public void wanted() {
        // It waits for another call to end, which lets it pass.
    }

    @Override
    public void left() {
        // The gate has let the next one pass.
    }

    @Override
    public Waiting waiting(int position) {
        return new Waiting(UpstreamState.READY, position);
    }

    @Override
    public UpstreamFailure late(int position) {
        return UpstreamFailure.busy(settings.name(), gate.untilFree());
    }
}
