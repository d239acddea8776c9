package dev.parley.gateway.upstream;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model server. The relay, {@code /v1} and the jobs all go through this one door. Thread-safe. */
public interface Upstream {

    /** Its name among the services. */
    String name();

    /** The names by which {@code /v1} finds it without its own in front; the first is the one it is asked for by name. */
    default List<String> models() {
        return List.of();
    }

    /** What can be seen of it now. Cheap, blocks for nothing. */
    UpstreamStatus status();

    /** The calls that wait, in their order. */
    default List<WaitingCall> waitingCalls() {
        return List.of();
    }

    /** How long until it is stopped because nobody calls it; {@code null}: it will not be. */
    default @Nullable Duration idleStopIn() {
        return null;
    }

    /** Starts it without a call; false if it is not to be started now. */
    default boolean wake() {
        return false;
    }

    /** Stops it until the next call, with the calls that it has; false if there is nothing to stop. */
    default boolean sleep() {
        return false;
    }

    /** Runs {@code listener} after each change of its state or of a replica's, from any thread; it must be quick. */
    void onChange(Runnable listener);

    /**
     * The configuration has it no more: calls that come yet or are under way end as ever, then it uses nothing any more. A
     * process ends once it is quiet.
     */
    default void retire() {}

    /**
     * Starts a call. Must be called on {@code context}'s event loop; everything that {@code reply} hears comes on it. A
     * server that is cold is started, and the call waits for it as its head's patience says.
     *
     * @param head what to send; the upstream adds its own key
     * @return the way to abort the call
     */
    UpstreamCall open(Context context, CallHead head, RequestBody body, ReplySink reply);
}
