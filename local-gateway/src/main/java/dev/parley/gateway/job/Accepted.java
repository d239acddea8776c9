package dev.parley.gateway.job;

/** What became of a request for a job. */
public sealed interface Accepted {

    /** It is stored, now or by an earlier request of the same idempotency key. */
    record Stored(String id) implements Accepted {}

    /** Its idempotency key belongs to another request. */
    record OtherRequest() implements Accepted {}

    /** As many jobs wait as may. */
    record QueueFull() implements Accepted {}
}
