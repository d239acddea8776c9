package dev.parley.client.endpoint;

/** How a template endpoint answers. */
public enum StreamRule {
    /** Server-Sent Events, each holding JSON (or plain text where the pointer is empty). */
    SSE,
    /** A JSON value a line. */
    NDJSON,
    /** One JSON value. */
    JSON,
    /** Plain text, as it comes. */
    TEXT
}
