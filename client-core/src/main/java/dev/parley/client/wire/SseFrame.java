package dev.parley.client.wire;

import org.jspecify.annotations.Nullable;

/**
 * One dispatched event of a text/event-stream.
 *
 * @param event its type, {@code message} if none was given
 * @param data its data lines, joined by line feeds
 * @param id the last event id that was set up to and with this event, {@code ""} if none
 * @param retry the reconnection time in milliseconds set since the event before, if any
 */
public record SseFrame(
        String event, String data, String id, @Nullable Long retry) {
    /** No event but a comment; the type of an event is never empty. */
    static final SseFrame COMMENT = new SseFrame("", "", "", null);

    /** Whether this is {@link #COMMENT}. */
    public boolean isComment() {
        return event.isEmpty();
    }
}
