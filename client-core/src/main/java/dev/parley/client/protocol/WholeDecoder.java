package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import dev.parley.client.wire.Frame;
import org.jspecify.annotations.Nullable;

/** The decoder of an answer that comes as one body and says nothing of why it ended. */
abstract class WholeDecoder implements AnswerDecoder {

    /** A body for the whole of it, should a server cut it into events all the same. */
    @Override
    public boolean piece(Frame frame, EventSink out) throws DecodeException {
        whole(frame.text(), out);
        return false;
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return null;
    }

    @Override
    public @Nullable FinishReason orderlyEnd() {
        return FinishReason.UNSTATED;
    }
}
