package dev.parley.client;

/** Each phase of an attempt has a time-out of its own. */
public enum TimeoutPhase {
    /** Name, connection and TLS. */
    CONNECT,
    /** A cold endpoint starting a replica. */
    WAKE,
    /** From the request's last byte to the answer's first. */
    FIRST_BYTE,
    /** Between two pieces of an answer; comments and pings count as life. */
    IDLE,
    /** The whole attempt. */
    TOTAL
}
