package dev.parley.client.protocol;

/** How an answer is cut into pieces. */
public enum Framing {
    SSE,
    NDJSON,
    /** One JSON value. */
    JSON,
    TEXT,
    /** Bytes that are the answer itself, such as audio. */
    BINARY,
    /** Not said: look at the Content-Type and the first bytes. */
    DETECT
}
