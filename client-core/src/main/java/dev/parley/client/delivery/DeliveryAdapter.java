package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.http.HttpCall;
import org.jspecify.annotations.Nullable;

/** How the bytes of a protocol travel. */
interface DeliveryAdapter {

    /** The first request that {@link #send} would let leave, without the key. */
    HttpCall firstCall(Route route, ChatRequest request);

    /** The first step of a new attempt. */
    Step send(Route route, ChatRequest request);

    /**
     * The first step of following a job.
     *
     * @throws UnsupportedOperationException if this delivery has no jobs
     */
    default Step resume(Route route, String jobId) {
        throw new UnsupportedOperationException(
                "the delivery " + route.profile().delivery().id() + " has no jobs to resume");
    }

    /** The request that ends a job; {@code null} if there is none. */
    default @Nullable HttpCall cancelCall(Route route, String jobId) {
        return null;
    }
}
