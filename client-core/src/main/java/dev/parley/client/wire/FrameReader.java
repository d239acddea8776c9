package dev.parley.client.wire;

import java.io.IOException;

/** Cuts a body into frames. Pull, blocking, one thread. */
public interface FrameReader {

    /** What a reader comes back with. */
    enum Signal {
        /** The frame holds a piece of the answer. */
        FRAME,
        /** Nothing of the answer, but the peer is alive. */
        ALIVE,
        /** The body ended in order. */
        END
    }

    /**
     * Blocks for the next piece and fills {@code frame} with it.
     *
     * @throws WireLimitException if a line or an event is too large
     * @throws IOException if the connection broke, or the body ended within a piece
     */
    Signal read(Frame frame) throws IOException;
}
