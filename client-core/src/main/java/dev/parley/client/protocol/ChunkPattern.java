package dev.parley.client.protocol;

import dev.parley.client.StreamEvent;
import dev.parley.client.wire.Frame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Recognises an event that differs from an earlier one in one JSON string only, as nearly every event of a stream does, and
 * so need not be parsed.
 *
 * <p>Why that is the same: a parser that has read the same bytes up to and with the string's opening quote is in the same
 * state; a well-formed string up to the same closing quote brings it to the same state again; and then the same bytes
 * follow to the end. So the same events come of it, with another text, as long as that is not empty. Where the string is
 * comes from the parser itself, and a string that is in any way in doubt is left to it ({@link JsonStringBytes}).
 */
final class ChunkPattern {
    /** Of a text; what is longer is worth a parse, which has limits of its own. */
    private static final int LONGEST = 1 << 20;

    private byte[] event = new byte[512];
    /** The text is {@code event[textStart, textEnd)}, between its quotes. */
    private int textStart;

    private int textEnd;
    private int length;
    private boolean reasoning;
    private int choice;

    /** Takes the event as the pattern of those that follow. */
    void learn(Frame frame, UsualChunk chunk, String text) {
        int start = frame.start() + chunk.textStart() + 1;
        int end = frame.start() + chunk.textEnd() - 1;
        length = 0;
        // In UTF-16 and UTF-32, which a JSON text may be, a parser knows no places of bytes, or none that are of use
        // here.
        if (chunk.textStart() < 0 || !text.equals(JsonStringBytes.decode(frame.buffer(), start, end))) {
            return;
        }
        length = frame.length();
        if (event.length < length) {
            event = new byte[Math.max(length, 2 * event.length)];
        }
        System.arraycopy(frame.buffer(), frame.start(), event, 0, length);
        textStart = start - frame.start();
        textEnd = end - frame.start();
        reasoning = chunk.kind() == UsualChunk.Kind.REASONING;
        choice = chunk.choice();
    }

    /** The event that the frame holds if it is one of the pattern; {@code null} if it must be parsed. */
    @Nullable StreamEvent match(Frame frame) {
        int start = frame.start() + textStart;
        int end = frame.end() - (length - textEnd);
        if (length == 0 || end <= start || end - start > LONGEST) {
            return null;
        }
        byte[] bytes = frame.buffer();
        if (Arrays.mismatch(event, 0, textStart, bytes, frame.start(), start) >= 0
                || Arrays.mismatch(event, textEnd, length, bytes, end, frame.end()) >= 0) {
            return null;
        }
        String text = JsonStringBytes.decode(bytes, start, end);
        if (text == null) {
            return null;
        }
        return reasoning
                ? new StreamEvent.ReasoningDelta(choice, text, frame.arrivedNanos())
                : new StreamEvent.TextDelta(choice, text, frame.arrivedNanos());
    }
}
