package dev.parley.client.capture;

import dev.parley.client.EventStream;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.WireEvent;
import dev.parley.client.WireListener;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down one run as it happens: listens to its wire and stands between its stream and who reads it. Keeps so much
 * and no more, and counts what it did not keep. Thread-safe.
 */
public final class CaptureRecorder implements WireListener {
    /** Of the memory of one run, in bytes as {@link #weight()} counts them. */
    public static final long MOST = 16L << 20;

    /** Of one body that is sent, in characters. */
    private static final int LONGEST_BODY = 1 << 20;

    /** What an object and its references take beside its text. */
    private static final long ENTRY = 96;

    private final Instant startedAt;
    private final long startNanos;
    private final long most;
    private final Runnable changed;
    private final PhaseLog phases = new PhaseLog();
    private final List<OpenExchange> exchanges = new ArrayList<>();
    private final GrowingList<Long> pieces = new GrowingList<>();
    private final GrowingList<CapturedLogprob> logprobs = new GrowingList<>();
    private @Nullable OpenExchange latest;
    private @Nullable Long endNanos;
    private Capture.Ending ending = Capture.Ending.OPEN;
    private long lastNanos;
    private long weight;
    private long droppedFrames;
    private long droppedBytes;

    /**
     * A run that begins now.
     *
     * @param startNanos the moment of Send by {@link System#nanoTime()}
     * @param changed called after everything that was written down, on the thread that did it: to be quick
     */
    public CaptureRecorder(Instant startedAt, long startNanos, Runnable changed) {
        this(startedAt, startNanos, changed, MOST);
    }

    CaptureRecorder(Instant startedAt, long startNanos, Runnable changed, long most) {
        this.startedAt = startedAt;
        this.startNanos = startNanos;
        this.changed = changed;
        this.most = most;
    }

    /** The same stream, whose events are written down as they are read. */
    public EventStream watch(EventStream stream) {
        return new EventStream() {
            @Override
            public @Nullable StreamEvent next() {
                StreamEvent event = stream.next();
                if (event != null) {
                    on(event);
                }
                return event;
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    @Override
    public void on(WireEvent event) {
        synchronized (this) {
            lastNanos = Math.max(lastNanos, event.atNanos() - startNanos);
            phases.on(event, startNanos);
            take(event);
        }
        changed.run();
    }

    /** Takes an event of the stream that the run is read from. */
    void on(StreamEvent event) {
        synchronized (this) {
            lastNanos = Math.max(lastNanos, event.atNanos() - startNanos);
            phases.on(event, startNanos);
            take(event);
        }
        changed.run();
    }

    /** What there is by now; costs the same however much that is. */
    public synchronized Capture snapshot() {
        return new Capture(
                startedAt,
                exchanges.stream().map(OpenExchange::closed).toList(),
                phases.phases(lastNanos),
                pieces.picture(),
                logprobs.picture(),
                endNanos,
                ending,
                new Capture.Dropped(droppedFrames, droppedBytes));
    }

    /** About how many bytes of memory it takes. */
    public synchronized long weight() {
        return weight;
    }

    private void take(WireEvent event) {
        switch (event) {
            case WireEvent.RequestStarted started -> begin(started);
            case WireEvent.Connected connected -> {
                OpenExchange exchange = find(connected.exchange());
                if (exchange != null) {
                    exchange.protocol = connected.protocol();
                    exchange.tls = connected.tls();
                }
            }
            case WireEvent.ResponseStarted started -> {
                OpenExchange exchange = find(started.exchange());
                if (exchange != null) {
                    exchange.response =
                            new CapturedResponse(started.status(), started.headers(), started.atNanos() - startNanos);
                    weight += weight(started.headers());
                }
            }
            case WireEvent.FrameReceived frame -> frame(frame);
            case WireEvent.ExchangeEnded ended -> {
                OpenExchange exchange = find(ended.exchange());
                if (exchange != null) {
                    exchange.fault = ended.fault();
                }
            }
            case WireEvent.BodySent sent -> {
                // the phases say it
            }
            case WireEvent.RequestEnded ended -> {
                // the phases say it
            }
        }
    }

    private void begin(WireEvent.RequestStarted started) {
        String body = started.body();
        int room = (int) Math.max(0, Math.min(LONGEST_BODY, (most - weight) / 2));
        int cut = body == null ? 0 : Math.max(0, body.length() - room);
        String kept = body == null ? null : body.substring(0, body.length() - cut);
        weight += weight(started.headers()) + weight(kept) + weight(started.url());
        if (weight > most && !exchanges.isEmpty()) {
            // Of a job that is polled for hours the last exchanges are not more telling than the first.
            latest = null;
            return;
        }
        latest = new OpenExchange(
                started.exchange(),
                new CapturedRequest(
                        started.method(), started.url(), started.headers(), kept, cut, started.atNanos() - startNanos));
        exchanges.add(latest);
    }

    private void frame(WireEvent.FrameReceived event) {
        int bytes = event.raw().getBytes(StandardCharsets.UTF_8).length;
        OpenExchange exchange = find(event.exchange());
        long more = weight(event.raw());
        if (exchange == null || weight + more > most) {
            droppedFrames++;
            droppedBytes += bytes;
            latest = null;
            return;
        }
        weight += more;
        exchange.frames.add(new CapturedFrame(event.atNanos() - startNanos, bytes, event.raw(), null));
        latest = exchange;
    }

    private void take(StreamEvent event) {
        switch (event) {
            case StreamEvent.TextDelta delta when delta.choice() == 0 -> piece(delta.text(), delta);
            case StreamEvent.ReasoningDelta delta when delta.choice() == 0 -> piece(delta.text(), delta);
            case StreamEvent.ToolCallDelta delta when delta.choice() == 0 -> piece(delta.arguments(), delta);
            case StreamEvent.LogprobsReceived received
            when received.choice() == 0 ->
                received.tokens().forEach(token -> likely(token, received.atNanos() - startNanos));
            case StreamEvent.Completed completed -> end(Capture.Ending.COMPLETED, completed);
            case StreamEvent.Failed failed -> end(Capture.Ending.FAILED, failed);
            case StreamEvent.Cancelled cancelled -> end(Capture.Ending.CANCELLED, cancelled);
            default -> {
                // the wire says it
            }
        }
    }

    private void piece(String text, StreamEvent event) {
        long at = event.atNanos() - startNanos;
        phases.answered(at);
        if (weight + ENTRY <= most) {
            pieces.add(at);
            weight += ENTRY / 3;
        }
        OpenExchange exchange = latest;
        if (exchange == null || exchange.frames.isEmpty() || weight + weight(text) > most) {
            return;
        }
        CapturedFrame frame = exchange.frames.last();
        // What the model said is decoded, so a secret that was masked in the frame would be back in it.
        String shown = frame.raw().contains(WireEvent.Header.MASK) ? WireEvent.Header.MASK : text;
        String joined = frame.text() == null || shown.equals(WireEvent.Header.MASK) ? shown : frame.text() + shown;
        weight += weight(shown);
        exchange.frames.setLast(new CapturedFrame(frame.atNanos(), frame.bytes(), frame.raw(), joined));
    }

    private void likely(TokenLogprob token, long at) {
        long more = weight(token.token())
                + token.alternatives().stream()
                        .mapToLong(other -> weight(other.token()))
                        .sum();
        if (weight + more <= most) {
            weight += more;
            logprobs.add(new CapturedLogprob(token, at));
        }
    }

    private void end(Capture.Ending how, StreamEvent event) {
        ending = how;
        endNanos = event.atNanos() - startNanos;
    }

    private @Nullable OpenExchange find(int number) {
        for (OpenExchange exchange : exchanges.reversed()) {
            if (exchange.number == number) {
                return exchange;
            }
        }
        return null;
    }

    private static long weight(List<WireEvent.Header> headers) {
        return headers.stream()
                .mapToLong(header -> weight(header.name()) + weight(header.value()))
                .sum();
    }

    private static long weight(@Nullable String text) {
        return text == null ? 0 : ENTRY + 2L * text.length();
    }

    /** What of an exchange is known by now. */
    private static final class OpenExchange {
        private final int number;
        private final CapturedRequest request;
        private final GrowingList<CapturedFrame> frames = new GrowingList<>();
        private @Nullable String protocol;
        private @Nullable String tls;
        private @Nullable CapturedResponse response;
        private @Nullable String fault;

        OpenExchange(int number, CapturedRequest request) {
            this.number = number;
            this.request = request;
        }

        CapturedExchange closed() {
            return new CapturedExchange(number, request, protocol, tls, response, frames.picture(), fault);
        }
    }
}
