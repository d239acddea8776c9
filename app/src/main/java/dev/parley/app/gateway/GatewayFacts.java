package dev.parley.app.gateway;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gateway at one moment.
 *
 * @param url where it answers, without a path; {@code null} unless it runs
 * @param problem why it could not start, or what it runs without, one sentence; empty if all is well
 * @param startedAt {@code null} unless it runs
 * @param requests that it has answered
 */
public record GatewayFacts(
        State state,
        @Nullable URI url,
        String problem,
        @Nullable Instant startedAt,
        long requests,
        List<Upstream> upstreams) {

    public GatewayFacts {
        upstreams = List.copyOf(upstreams);
    }

    /** Where the gateway stands. */
    public enum State {
        STOPPED,
        STARTING,
        RUNNING,
        FAILED
    }

    /** A call that waits, and since when. */
    public record Call(String path, Duration waited) {}

    /** How an upstream is provided. */
    public enum Kind {
        DEMO,
        REMOTE,
        PROCESS
    }

    /** Where an upstream is in its life. */
    public enum Life {
        STOPPED,
        STARTING,
        READY,
        STOPPING,
        FAILED
    }

    /**
     * One of the model servers behind it.
     *
     * @param since when it came into this state
     * @param failure a sentence; {@code null}: none since it last got ready
     * @param startTime what its starts took lately; {@code null} before the first
     * @param queue the calls that wait, in their order
     * @param idleStopIn until it ends for want of calls; {@code null}: it will not
     * @param idleStop of a process, after which it ends; {@code null}: never, or it is none
     * @param removable whether a person added it here
     */
    public record Upstream(
            String name,
            Kind kind,
            Life life,
            Instant since,
            int inFlight,
            int waiting,
            @Nullable String failure,
            @Nullable Duration startTime,
            List<Call> queue,
            @Nullable Duration idleStopIn,
            List<String> models,
            @Nullable Duration idleStop,
            boolean removable) {

        public Upstream {
            queue = List.copyOf(queue);
            models = List.copyOf(models);
        }
    }
}
