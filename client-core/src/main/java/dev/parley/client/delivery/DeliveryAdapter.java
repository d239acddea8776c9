package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;

/** How the bytes of a protocol travel. */
interface DeliveryAdapter {

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
}
