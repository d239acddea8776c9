package dev.parley.client.delivery;

import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.Media;
import dev.parley.client.StreamEvent;
import dev.parley.client.http.Attempt;
import dev.parley.client.http.AttemptCancelled;
import dev.parley.client.http.AttemptFailure;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpErrors;
import dev.parley.client.protocol.AnswerDecoder;
import dev.parley.client.protocol.DecodeException;
import dev.parley.client.protocol.EventSink;
import dev.parley.client.protocol.Framing;
import dev.parley.client.wire.Frame;
import dev.parley.client.wire.FrameReader;
import dev.parley.client.wire.NdjsonReader;
import dev.parley.client.wire.SseReader;
import dev.parley.client.wire.TextChunkReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the body of one answer, streamed or whole, into events up to the terminal one. */
final class AnswerSteps {
    /** Malformed events in a row that end a stream; up to here they are shown and skipped. */
    private static final int MOST_MALFORMED = 5;

    private static final Duration SIGNS_APART = Duration.ofSeconds(1);

    private final Attempt attempt;
    private final HttpAnswer answer;
    private final AnswerDecoder decoder;
    private final Framing expected;
    private final AnswerMedia media;
    private final Frame frame = new Frame();
    private final Restoring restoring = new Restoring();
    private int events;
    private int malformed;
    private long lastSign;
    private boolean understood;
    private boolean strange;

    AnswerSteps(Route route, HttpAnswer answer, boolean streaming) {
        this.attempt = route.attempt();
        this.answer = answer;
        this.media = route.media();
        this.decoder = route.protocol().decoder(route.profile(), media);
        this.expected = route.protocol().framing(route.profile(), streaming);
    }

    /** Gives on what the decoder makes of a piece; one for all pieces, which come one after the other. */
    private final class Restoring implements EventSink {
        private EventSink out = event -> {};

        EventSink to(EventSink newOut) {
            out = newOut;
            return this;
        }

        @Override
        public void emit(StreamEvent event) {
            strange |= event instanceof StreamEvent.Unrecognized;
            understood |= !(event instanceof StreamEvent.Unrecognized);
            out.emit(media.restored(event));
        }
    }

    /** Finds out how the answer is framed. */
    @Nullable Step start(EventSink out) throws AttemptFailure, AttemptCancelled {
        PeekableBody body = new PeekableBody(answer.body(), FramingDetector.LOOK_AHEAD);
        try {
            return switch (FramingDetector.look(answer, body, expected)) {
                case FramingDetector.WebPage page -> throw webPage(body);
                case FramingDetector.Framed framed -> reader(framed.framing(), body);
            };
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private Step reader(Framing framing, PeekableBody body) {
        return switch (framing) {
            case SSE -> pieces(new SseReader(body, attempt.limits()));
            case NDJSON -> pieces(new NdjsonReader(body, attempt.limits()));
            case TEXT -> pieces(new TextChunkReader(body, attempt.limits()));
            case BINARY -> out -> bytes(body, out);
            case JSON, DETECT -> out -> whole(body, out);
        };
    }

    private Step pieces(FrameReader reader) {
        return new Step() {
            @Override
            public @Nullable Step run(EventSink out) throws AttemptFailure, AttemptCancelled {
                return piece(reader, out) ? null : this;
            }
        };
    }

    /** One piece; true after the terminal event. */
    private boolean piece(FrameReader reader, EventSink out) throws AttemptFailure, AttemptCancelled {
        FrameReader.Signal signal;
        try {
            signal = reader.read(frame);
        } catch (IOException e) {
            return brokenAfter(e, out);
        }
        return switch (signal) {
            case END -> complete(reasonAtTheEnd(), out);
            case ALIVE -> signOfLife(out);
            case FRAME -> piece(out);
        };
    }

    /** Told now and then only: a server may send as many as it likes. */
    private boolean signOfLife(EventSink out) {
        long now = attempt.lastReadNanos();
        if (lastSign == 0 || now - lastSign >= SIGNS_APART.toNanos()) {
            lastSign = now;
            out.emit(new StreamEvent.Progress(null, null, now));
        }
        return false;
    }

    private boolean piece(EventSink out) throws AttemptFailure, AttemptCancelled {
        frame.arrived(attempt.lastReadNanos());
        if (attempt.isListening()) {
            attempt.frameReceived(answer, frame.text());
        }
        return decode(frame, out) && endMarker(out);
    }

    /** Whether it was the stream's end marker. */
    private boolean decode(Frame frame, EventSink out) throws AttemptFailure, AttemptCancelled {
        events++;
        try {
            strange = false;
            boolean marker = decoder.piece(frame, restoring.to(out));
            malformed = 0;
            // Such as a first event that only names the role: it says nothing, but is the protocol's.
            understood |= !strange;
            return marker;
        } catch (DecodeException e) {
            return undecodable(e, frame.text(), out);
        } catch (UncheckedIOException e) {
            throw broken(Objects.requireNonNull(e.getCause()));
        }
    }

    /** The connection was closed in order: is that the end of the answer? */
    private FinishReason reasonAtTheEnd() throws AttemptFailure, AttemptCancelled {
        FinishReason reason = decoder.finishReason() != null ? decoder.finishReason() : decoder.orderlyEnd();
        if (decoder.finishReason() == null && !understood) {
            String words = events == 0 ? "It is empty." : "Nothing in it is what the protocol expects.";
            throw failed(DecodeException.malformed("the body", words), null);
        }
        if (reason == null) {
            throw broken(new IOException("no end marker"));
        }
        return reason;
    }

    private boolean endMarker(EventSink out) {
        FinishReason reason = decoder.finishReason();
        return complete(reason == null ? FinishReason.UNSTATED : reason, out);
    }

    /** Once the answer said why it stopped nothing of it is missing, whatever then happens to the connection. */
    private boolean brokenAfter(IOException cause, EventSink out) throws AttemptFailure, AttemptCancelled {
        AttemptFailure failure = attempt.fault(answer.url(), cause, true);
        FinishReason reason = decoder.finishReason();
        if (reason == null) {
            attempt.exchangeEnded(answer, failure.error().textKey());
            throw failure;
        }
        return complete(reason, out);
    }

    private boolean undecodable(DecodeException e, String data, EventSink out) throws AttemptFailure {
        boolean skip = e.error(attempt.context("")) instanceof InferenceError.MalformedResponse
                && ++malformed <= MOST_MALFORMED;
        if (skip) {
            out.emit(new StreamEvent.Unrecognized(attempt.redacted(data), frame.arrivedNanos()));
            return false;
        }
        throw failed(e, malformed > MOST_MALFORMED ? "event " + events : null);
    }

    private @Nullable Step whole(PeekableBody body, EventSink out) throws AttemptFailure, AttemptCancelled {
        String text;
        try {
            text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw broken(e);
        }
        attempt.frameReceived(answer, text);
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        decodeWhole(unmarked, out);
        return null;
    }

    private @Nullable Step bytes(PeekableBody body, EventSink out) throws AttemptFailure, AttemptCancelled {
        try {
            Media file = media.bytes(body, answer.mediaType());
            out.emit(new StreamEvent.MediaReceived(0, file, System.nanoTime()));
        } catch (DecodeException e) {
            throw failed(e, null);
        } catch (IOException e) {
            throw broken(e);
        }
        complete(FinishReason.UNSTATED, out);
        return null;
    }

    /** Decodes a body that is there, such as the output of a job. */
    void decodeWhole(String text, EventSink out) throws AttemptFailure, AttemptCancelled {
        try {
            decoder.whole(text, event -> out.emit(media.restored(event)));
        } catch (DecodeException e) {
            throw failed(e, null);
        } catch (UncheckedIOException e) {
            throw broken(Objects.requireNonNull(e.getCause()));
        }
        FinishReason reason = decoder.finishReason();
        complete(reason == null ? FinishReason.UNSTATED : reason, out);
    }

    private boolean complete(FinishReason reason, EventSink out) {
        attempt.exchangeEnded(answer, null);
        out.emit(new StreamEvent.Completed(reason, System.nanoTime()));
        return true;
    }

    private AttemptFailure failed(DecodeException e, @Nullable String where) {
        attempt.exchangeEnded(answer, e.detail());
        return new AttemptFailure(
                where == null
                        ? e.error(attempt.context(e.detail()))
                        : new InferenceError.MalformedResponse(where, attempt.context(e.detail())));
    }

    private AttemptFailure broken(IOException cause) throws AttemptCancelled {
        AttemptFailure failure = attempt.fault(answer.url(), cause, true);
        attempt.exchangeEnded(answer, failure.error().textKey());
        return failure;
    }

    private AttemptFailure webPage(PeekableBody body) throws IOException {
        String start = new String(body.readNBytes(16 * 1024), StandardCharsets.UTF_8);
        String words = HttpErrors.webPage(start.strip());
        attempt.frameReceived(answer, start);
        attempt.exchangeEnded(answer, "a web page");
        return new AttemptFailure(new InferenceError.MalformedResponse(
                "the body", attempt.context(words == null ? "A web page came back." : words)));
    }

    /** A piece that did not come as the body of this answer, such as a part of a job's output. */
    void feed(Frame piece, EventSink out) throws AttemptFailure, AttemptCancelled {
        decode(piece, out);
    }

    /** After the last such piece. */
    void end(EventSink out) throws AttemptFailure, AttemptCancelled {
        complete(reasonAtTheEnd(), out);
    }

    /** Whether the answer has said why it stopped, so that nothing of it can be missing. */
    boolean hasFinished() {
        return decoder.finishReason() != null;
    }
}
