package dev.parley.client;

/**
 * Why the model stopped.
 *
 * @param kind the meaning, across protocols
 * @param raw the server's own word, such as {@code end_turn}
 */
public record FinishReason(Kind kind, String raw) {

    public enum Kind {
        STOP,
        LENGTH,
        TOOL_CALLS,
        CONTENT_FILTER,
        /** The answer ended in order and the server gave no reason (a whole answer of a plain JSON endpoint). */
        UNSTATED,
        OTHER
    }

    public static final FinishReason UNSTATED = new FinishReason(Kind.UNSTATED, "unstated");
    public static final FinishReason STOP = new FinishReason(Kind.STOP, "stop");
}
