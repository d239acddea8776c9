package dev.parley.client.endpoint;

/** How a job is followed, where the delivery leaves the choice. */
public enum JobUpdates {
    /** Its status is asked for now and then. */
    POLL,
    /** Its stream is read, or its new pieces are polled: text comes before the job is done. */
    STREAM
}
