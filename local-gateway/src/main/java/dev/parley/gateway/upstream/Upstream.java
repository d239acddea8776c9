package dev.parley.gateway.upstream;

import io.vertx.core.Context;

/** A model server. The relay, {@code /v1} and the jobs all go through this one door. Thread-safe. */
public interface Upstream {

    /** Its name among the services. */
    String name();

    /**
     * Starts a call. Must be called on {@code context}'s event loop; everything that {@code reply} hears comes on it.
     *
     * @param head what to send; the upstream adds its own key
     * @return the way to abort the call
     */
    UpstreamCall open(Context context, CallHead head, RequestBody body, ReplySink reply);
}
