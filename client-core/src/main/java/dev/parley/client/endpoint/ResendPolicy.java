package dev.parley.client.endpoint;

/** Whether a POST may be sent again after 429, 503 or a cold abort. */
public enum ResendPolicy {
    ASK,
    ALWAYS,
    NEVER
}
