package dev.parley.gateway.job;

import dev.parley.gateway.upstream.WholeReply;

/** Makes the call that a job asks for. */
@FunctionalInterface
public interface JobCaller {

    /**
     * Calls the service and waits for the end of its answer, however long that takes.
     *
     * @throws InterruptedException if the gateway stops; the call is then aborted
     */
    WholeReply call(NewJob job) throws InterruptedException;
}
