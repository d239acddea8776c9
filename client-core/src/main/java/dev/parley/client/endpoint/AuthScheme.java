package dev.parley.client.endpoint;

/** How a key is sent. */
public enum AuthScheme {
    NONE,
    /** {@code Authorization: Bearer <key>}. */
    BEARER,
    /** {@code Authorization: Key <key>}. */
    KEY,
    /** {@code x-api-key: <key>}. */
    X_API_KEY,
    /** {@code x-goog-api-key: <key>}. */
    X_GOOG_API_KEY
}
