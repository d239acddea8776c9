package dev.parley.client;

/** Where an attempt stands between Send and the first piece of the answer. */
public enum Phase {
    /** Resolving the name, connecting, TLS. */
    CONNECTING,
    /** The request is on its way or has left; nothing came back yet. */
    WAITING,
    /** The endpoint has no running replica and is starting one. */
    WAKING,
    /** Accepted, waiting for a turn. */
    QUEUED,
    /** The server is loading the model. */
    LOADING,
    /** The model is at work. */
    RUNNING
}
