package dev.parley.client.transcript;

/** Where a turn stands. */
public enum TurnState {
    /** The answer is on its way. Found in a store at start, its process died: it was cut, or its job goes on. */
    STREAMING,
    /** All of it is here. A user's turn is always complete. */
    COMPLETE,
    /** The person stopped it; what had come is kept. */
    STOPPED,
    /** The stream ended before the answer did; what had come is kept. */
    CUT,
    /** No answer came. */
    FAILED
}
