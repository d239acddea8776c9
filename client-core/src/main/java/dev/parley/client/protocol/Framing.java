package dev.parley.client.protocol;

/** How an answer is cut into pieces. */
public enum Framing {
    SSE,
    NDJSON,
    /** One JSON value. */
    JSON,
    TEXT,
    /** Not said: look at the Content-Type and the first bytes. */
    DETECT
}
