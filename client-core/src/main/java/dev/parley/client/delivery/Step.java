package dev.parley.client.delivery;

import dev.parley.client.http.AttemptCancelled;
import dev.parley.client.http.AttemptFailure;
import dev.parley.client.protocol.EventSink;
import org.jspecify.annotations.Nullable;

/**
 * One blocking piece of an attempt: wait for a phase, read a frame, poll once. Steps follow each other on the reader's own
 * thread, so an answer needs no queue between the socket and whoever pulls.
 */
@FunctionalInterface
interface Step {

    /** Does its piece, emits what came of it, and names the next step; {@code null} after a terminal event. */
    @Nullable Step run(EventSink out) throws AttemptFailure, AttemptCancelled;
}
