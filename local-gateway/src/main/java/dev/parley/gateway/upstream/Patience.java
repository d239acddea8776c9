package dev.parley.gateway.upstream;

/** How a call waits for a model server that is cold or busy. */
public enum Patience {
    /** As long as the service holds relayed requests; nobody is told. */
    RELAYED,
    /** A job's: as long as it takes; its reply hears what it waits for ({@link ReplySink#waiting}). */
    ENDLESS
}
