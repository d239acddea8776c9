package dev.parley.app.profiles;

/** What is known of an endpoint from the latest request to it. */
public enum ProfileState {
    /** Nothing was sent to it since the program began. */
    UNKNOWN,
    /** It answered. */
    READY,
    /** A request is waiting for it to wake up. */
    WAKING,
    /** There was no way to it. */
    OFFLINE,
    /** It did not answer, or refused. */
    FAILED
}
