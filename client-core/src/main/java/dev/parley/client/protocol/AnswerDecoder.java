package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import dev.parley.client.wire.Frame;
import org.jspecify.annotations.Nullable;

/** Turns the pieces of one answer into events. Made anew for every answer; one thread. */
public interface AnswerDecoder {

    /**
     * One piece of a stream: the data of an SSE event, a line of NDJSON, a chunk of text.
     *
     * @param frame valid during the call only
     * @return whether it was the stream's own end marker
     */
    boolean piece(Frame frame, EventSink out) throws DecodeException;

    /** The answer as one body. */
    void whole(String body, EventSink out) throws DecodeException;

    /** Why the model stopped, once the answer said so: from then on nothing of it can be missing. */
    @Nullable FinishReason finishReason();

    /**
     * What the end of the connection means when nothing else said that the answer is complete: a reason if an orderly
     * end is the protocol's end, {@code null} if the answer was cut.
     */
    @Nullable FinishReason orderlyEnd();
}
