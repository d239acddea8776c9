package dev.parley.app.chat;

/** What the whole screen of a chat is. */
public enum ChatState {
    /** Nothing said yet and no endpoint to talk to. */
    NO_ENDPOINT,
    /** Nothing said yet. */
    EMPTY,
    /** A stored chat is being read. */
    LOADING,
    /** There is a transcript and nothing is on its way. */
    IDLE,
    /** An answer is on its way. */
    ANSWERING
}
