package dev.parley.gateway.job;

import dev.parley.gateway.upstream.ReplySink;
import dev.parley.gateway.upstream.UpstreamCall;
import java.time.Duration;
import java.util.Set;

/** Makes the calls that jobs ask for. Thread-safe. */
public interface JobCaller {

    /** Whether there is such a service now; the jobs of another one wait for it. */
    boolean knows(String service);

    /** Whether its servers are known not to work at present. */
    default boolean down(String service) {
        return false;
    }

    /** The services whose jobs are not called again if they ran when their gateway died. */
    Set<String> once();

    /**
     * Calls the service.
     *
     * @param reply told on an event loop, perhaps before this returns
     * @return aborts the call, from any thread
     */
    UpstreamCall call(NewJob job, ReplySink reply);

    /** A job has begun for the first time, so long after it was accepted. */
    default void started(Duration waited) {}

    /** Runs {@code action} on the event loop of the calls. */
    void onLoop(Runnable action);
}
