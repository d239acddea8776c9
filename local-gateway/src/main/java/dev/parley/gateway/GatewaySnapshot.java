package dev.parley.gateway;

import dev.parley.gateway.upstream.Upstream;
import dev.parley.gateway.upstream.UpstreamStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a running gateway at one moment. Holds no key and nothing of a body.
 *
 * @param requests that have ended since the start
 * @param services the demo model first, the others in the order of the configuration
 */
public record GatewaySnapshot(Instant startedAt, long requests, List<Service> services) {

    public GatewaySnapshot {
        services = List.copyOf(services);
    }

    /**
     * One service.
     *
     * @param since when it came into this state
     * @param inFlight calls under way
     * @param waiting calls that wait until it is ready or less busy
     * @param failure the last one, a sentence; {@code null}: none since it last got ready
     * @param startTime what its starts took lately; {@code null} before the first
     * @param queue the calls that wait, in their order
     * @param idleStopIn until it is stopped because nobody calls it; {@code null}: it will not be
     * @param models the names by which {@code /v1} finds it without its own in front
     */
    public record Service(
            String name,
            Kind kind,
            State state,
            Instant since,
            int inFlight,
            int waiting,
            @Nullable String failure,
            @Nullable Duration startTime,
            List<Call> queue,
            @Nullable Duration idleStopIn,
            List<String> models) {

        public Service {
            queue = List.copyOf(queue);
            models = List.copyOf(models);
        }

        static Service of(Upstream upstream) {
            UpstreamStatus now = upstream.status();
            return new Service(
                    now.name(),
                    switch (now.kind()) {
                        case DEMO -> Kind.DEMO;
                        case REMOTE -> Kind.REMOTE;
                        case PROCESS -> Kind.PROCESS;
                    },
                    State.valueOf(now.state().name()),
                    now.since(),
                    now.pending(),
                    now.waiting(),
                    now.failure(),
                    now.startTime(),
                    upstream.waitingCalls().stream()
                            .map(call -> new Call(call.path(), call.waited()))
                            .toList(),
                    upstream.idleStopIn(),
                    now.kind() == UpstreamStatus.Kind.DEMO ? List.of(now.name()) : upstream.models());
        }
    }

    /** A call that waits; its path is without query. */
    public record Call(String path, Duration waited) {}

    /** How a service is provided. */
    public enum Kind {
        DEMO,
        REMOTE,
        PROCESS
    }

    /** Where a service is in its life. One elsewhere is READY, or FAILED while it takes no calls. */
    public enum State {
        STOPPED,
        STARTING,
        READY,
        STOPPING,
        FAILED
    }
}
