package dev.parley.client;

import org.jspecify.annotations.Nullable;

/**
 * An answer as it arrives: pulled, blocking, one thread reads.
 *
 * <p>A fault of the server or the network is the terminal event {@link StreamEvent.Failed}, never an exception. Nothing
 * is sent before the first {@link #next()}.
 */
public interface EventStream extends AutoCloseable {

    /** Blocks for the next event; {@code null} once the terminal event has been returned. */
    @Nullable StreamEvent next();

    /**
     * Cancels the attempt, from any thread, at once. A {@link #next()} that waits then returns
     * {@link StreamEvent.Cancelled}. Closing a finished stream does nothing.
     */
    @Override
    void close();
}
