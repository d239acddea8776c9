package dev.parley.client;

/**
 * A client of one endpoint, made by {@code EndpointConnector.connect(profile)}. Thread-safe; streams of one client are
 * independent of each other.
 */
public interface InferenceClient {

    /**
     * Prepares one attempt. At most one POST leaves for it, unless the caller's consent to send again was given.
     *
     * @throws IllegalArgumentException if the request cannot be expressed in the endpoint's protocol
     */
    EventStream open(ChatRequest request, WireListener listener);

    default EventStream open(ChatRequest request) {
        return open(request, WireListener.NONE);
    }

    /**
     * Follows a job that this endpoint accepted earlier: polls it, sends no POST.
     *
     * @param jobId the id of {@link StreamEvent.JobAccepted}
     * @throws UnsupportedOperationException if the endpoint's delivery has no jobs
     */
    EventStream resume(String jobId, WireListener listener);

    /**
     * Asks the server to end a job. Closing the job's stream only stops following it. Blocks until the server answered.
     *
     * @return false if this endpoint's API has no such call
     * @throws InferenceException if the server refused or did not answer
     */
    default boolean cancelJob(String jobId, WireListener listener) {
        return false;
    }
}
