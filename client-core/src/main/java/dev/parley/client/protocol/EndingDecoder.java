package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import dev.parley.client.wire.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A decoder of a protocol whose every event is a small whole answer, and whose whole answer may be an array of them. Each
 * alternative says itself why it ended.
 */
abstract class EndingDecoder implements AnswerDecoder {
    final Endings endings = new Endings();
    private final String wanted;
    private @Nullable FinishReason wholeEnd;

    /** {@code wanted}: the field that an answer cannot do without. */
    EndingDecoder(String wanted) {
        this.wanted = wanted;
    }

    /** False if there is nothing in it that is known. */
    abstract boolean answer(JsonNode json, EventSink out) throws DecodeException;

    @Override
    public final boolean piece(Frame frame, EventSink out) throws DecodeException {
        if (frame.is("[DONE]")) {
            return true; // no part of these protocols, yet servers with OpenAI's habits send it
        }
        JsonNode json = JsonAnswer.object(frame);
        if (!answer(json, out)) {
            JsonAnswer.unrecognized(json, out);
        }
        return false;
    }

    @Override
    public final void whole(String body, EventSink out) throws DecodeException {
        JsonNode json = Json.parse(body);
        boolean understood = false;
        if (json != null && json.isArray()) {
            for (JsonNode part : json) {
                understood |= answer(part, out);
            }
        } else {
            understood = answer(JsonAnswer.object(body), out);
        }
        if (!understood) {
            throw DecodeException.malformed(wanted, "The answer has none.");
        }
        wholeEnd = FinishReason.UNSTATED;
    }

    @Override
    public final @Nullable FinishReason finishReason() {
        FinishReason reason = endings.reason();
        return reason == null ? wholeEnd : reason;
    }

    @Override
    public final @Nullable FinishReason orderlyEnd() {
        return null;
    }
}
