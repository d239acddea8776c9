package dev.parley.app.gateway;

/** A field of the form for an upstream. */
public enum UpstreamField {
    NAME,
    URL,
    KEY,
    VARIABLE,
    COMMAND,
    IDLE_STOP
}
