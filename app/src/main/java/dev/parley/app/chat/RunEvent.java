package dev.parley.app.chat;

import dev.parley.client.StreamEvent;
import dev.parley.client.transcript.Turn;
import org.jspecify.annotations.Nullable;

/** What the thread that reads an answer tells the toolkit's thread. */
sealed interface RunEvent {

    record Streamed(StreamEvent event) implements RunEvent {}

    /** A question, or {@code null} once it was answered. */
    record Asked(@Nullable ResendQuestion question) implements RunEvent {}

    /** The last one: the turn as it was saved. */
    record Ended(Turn turn) implements RunEvent {}
}
