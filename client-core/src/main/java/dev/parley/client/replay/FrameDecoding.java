package dev.parley.client.replay;

import dev.parley.client.FinishReason;
import dev.parley.client.Media;
import dev.parley.client.StreamEvent;
import dev.parley.client.WireEvent;
import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedExchange;
import dev.parley.client.capture.CapturedFrame;
import dev.parley.client.capture.CapturedResponse;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.protocol.Adapters;
import dev.parley.client.protocol.AnswerDecoder;
import dev.parley.client.protocol.DecodeException;
import dev.parley.client.protocol.EventSink;
import dev.parley.client.protocol.MediaIntake;
import dev.parley.client.wire.Frame;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of frames: those of the last exchange by the protocol of their endpoint. Where that makes no answer of
 * them, as with a job, whose answer is wrapped into that of its queue, what was decoded at the time is told.
 */
final class FrameDecoding {
    private static final Set<String> STREAMS = Set.of(
            "text/event-stream",
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "application/x-jsonlines",
            "application/jsonlines",
            "text/plain");

    private final @Nullable CapturedExchange answer;
    private final @Nullable AnswerDecoder decoder;
    private final boolean whole;
    private boolean ended;

    private FrameDecoding(@Nullable CapturedExchange answer, @Nullable AnswerDecoder decoder, boolean whole) {
        this.answer = answer;
        this.decoder = decoder;
        this.whole = whole;
    }

    static FrameDecoding of(Capture capture, @Nullable EndpointProfile profile) {
        CapturedExchange last = capture.last();
        if (last == null || profile == null || isRefusal(last)) {
            return new FrameDecoding(last, null, false);
        }
        boolean whole = isWhole(last);
        FrameDecoding trial = new FrameDecoding(last, decoder(profile), whole);
        return new FrameDecoding(last, trial.says(last) ? decoder(profile) : null, whole);
    }

    private static AnswerDecoder decoder(EndpointProfile profile) {
        return Adapters.of(profile.protocol()).decoder(profile, new NoMedia());
    }

    private static boolean isRefusal(CapturedExchange exchange) {
        CapturedResponse response = exchange.response();
        return response == null || response.status() >= 400;
    }

    /** Whether its one frame is a whole body; several are the pieces of a stream. */
    private static boolean isWhole(CapturedExchange exchange) {
        CapturedResponse response = exchange.response();
        if (exchange.frames().size() != 1 || response == null) {
            return false;
        }
        String start = exchange.frames().getFirst().raw().stripLeading();
        String type = response.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("content-type"))
                .map(WireEvent.Header::value)
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
        boolean json = start.startsWith("{") || start.startsWith("[");
        // Of an event stream and of lines a frame looks like a whole.
        return !STREAMS.contains(type) || (type.equals("text/plain") && json);
    }

    private boolean says(CapturedExchange exchange) {
        boolean[] said = {false};
        for (CapturedFrame frame : exchange.frames()) {
            frame(exchange, frame, 0, event -> said[0] |= isAnswer(event));
        }
        return said[0];
    }

    private static boolean isAnswer(StreamEvent event) {
        return event instanceof StreamEvent.TextDelta
                || event instanceof StreamEvent.ReasoningDelta
                || event instanceof StreamEvent.ToolCallDelta
                || event instanceof StreamEvent.EmbeddingReceived;
    }

    /** The events of one frame; {@code now} is when it came, by {@link System#nanoTime()}. */
    void frame(CapturedExchange exchange, CapturedFrame frame, long now, EventSink out) {
        AnswerDecoder by = decoder;
        if (by == null) {
            String text = frame.text();
            if (text != null) {
                out.emit(new StreamEvent.TextDelta(0, text, now));
            }
            return;
        }
        if (ended || !exchange.equals(answer)) {
            return;
        }
        try {
            if (whole) {
                by.whole(frame.raw(), out);
            } else {
                Frame piece = Frame.of(frame.raw());
                piece.arrived(now);
                ended = by.piece(piece, out);
            }
        } catch (DecodeException e) {
            // As it was when it came; how all of it ended is known.
            out.emit(new StreamEvent.Unrecognized(frame.raw(), now));
        }
    }

    /** Why the model stopped; {@code null}: it was not said, or nobody knows how to read it. */
    @Nullable FinishReason finishReason() {
        AnswerDecoder by = decoder;
        return by == null ? null : by.finishReason();
    }

    /** Files were taken out of the frames before they were captured. */
    private static final class NoMedia implements MediaIntake {
        @Override
        public Media base64(String text, @Nullable String mediaType, @Nullable String name) throws DecodeException {
            throw DecodeException.notStored("A capture has no files.");
        }

        @Override
        public Media bytes(InputStream body, String mediaType) throws DecodeException {
            throw DecodeException.notStored("A capture has no files.");
        }
    }
}
