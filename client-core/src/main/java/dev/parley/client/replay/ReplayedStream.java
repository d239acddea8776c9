package dev.parley.client.replay;

import dev.parley.client.ErrorContext;
import dev.parley.client.EventStream;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.WireEvent;
import dev.parley.client.WireListener;
import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedExchange;
import dev.parley.client.capture.CapturedFrame;
import dev.parley.client.capture.CapturedRequest;
import dev.parley.client.capture.CapturedResponse;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The events of a capture, decoded from its frames, and what its wire said beside them. */
final class ReplayedStream implements EventStream {
    private final Capture capture;
    private final WireListener listener;
    private final boolean paced;
    private final FrameDecoding decoding;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Deque<StreamEvent> ready = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private long startNanos;
    private boolean started;
    private boolean over;
    private volatile boolean closed;

    /** What happens at a time, in nanoseconds since the start. */
    private record Step(long atNanos, Happening happening) {}

    @FunctionalInterface
    private interface Happening {
        /** {@code now} by the clock of this replay. */
        void tell(long now);
    }

    ReplayedStream(Capture capture, @Nullable EndpointProfile profile, WireListener listener, boolean paced) {
        this.capture = capture;
        this.listener = listener;
        this.paced = paced;
        this.decoding = FrameDecoding.of(capture, profile);
        for (CapturedExchange exchange : capture.exchanges()) {
            plan(exchange, exchange.equals(capture.last()));
        }
    }

    private void plan(CapturedExchange exchange, boolean last) {
        int number = exchange.number();
        CapturedRequest request = exchange.request();
        step(request.atNanos(), now -> {
            listener.on(new WireEvent.RequestStarted(
                    number, request.method(), request.url(), request.headers(), request.body(), now));
            String protocol = exchange.protocol();
            if (protocol != null) {
                listener.on(new WireEvent.Connected(number, protocol, exchange.tls(), null, null, now));
            }
            listener.on(new WireEvent.RequestEnded(number, now));
        });
        CapturedResponse response = exchange.response();
        long end = request.atNanos();
        if (response != null) {
            end = response.atNanos();
            step(end, now -> {
                listener.on(new WireEvent.ResponseStarted(number, response.status(), response.headers(), now));
                if (last) {
                    ready.add(new StreamEvent.Opened(response.status(), now));
                }
            });
        }
        for (CapturedFrame frame : exchange.frames()) {
            end = Math.max(end, frame.atNanos());
            step(frame.atNanos(), now -> {
                listener.on(new WireEvent.FrameReceived(number, frame.raw(), now));
                decoding.frame(exchange, frame, now, ready::add);
            });
        }
        step(end, now -> listener.on(new WireEvent.ExchangeEnded(number, exchange.fault(), now)));
    }

    private void step(long atNanos, Happening happening) {
        steps.add(new Step(atNanos, happening));
    }

    @Override
    public @Nullable StreamEvent next() {
        if (over) {
            return null;
        }
        if (!started) {
            started = true;
            startNanos = System.nanoTime();
        }
        while (ready.isEmpty()) {
            Step step = steps.poll();
            if (!awaits(step == null ? endNanos() : step.atNanos())) {
                over = true;
                return new StreamEvent.Cancelled(System.nanoTime());
            }
            if (step == null) {
                ready.add(ending(System.nanoTime()));
            } else {
                step.happening().tell(System.nanoTime());
            }
        }
        StreamEvent event = ready.remove();
        over = event instanceof StreamEvent.Terminal;
        return event;
    }

    private long endNanos() {
        return Objects.requireNonNullElse(capture.endNanos(), 0L);
    }

    /** Waits until it is time; false if it was closed. */
    private boolean awaits(long atNanos) {
        lock.lock();
        try {
            long left = paced ? startNanos + atNanos - System.nanoTime() : 0;
            while (left > 0 && !closed) {
                left = closing.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private StreamEvent ending(long now) {
        return switch (capture.ending()) {
            case COMPLETED ->
                new StreamEvent.Completed(
                        Objects.requireNonNullElse(decoding.finishReason(), FinishReason.UNSTATED), now);
            case CANCELLED -> new StreamEvent.Cancelled(now);
            case FAILED -> new StreamEvent.Failed(fault(), now);
            case OPEN ->
                new StreamEvent.Failed(
                        new InferenceError.Truncated(ErrorContext.of(true, "The capture ends here.")), now);
        };
    }

    /** What it was has not been captured, but what came over the wire was. */
    private InferenceError fault() {
        CapturedExchange last = capture.last();
        CapturedResponse response = last == null ? null : last.response();
        String body = last == null || last.frames().isEmpty()
                ? null
                : last.frames().getLast().raw();
        String said = last == null || last.fault() == null ? "" : last.fault();
        Integer status = response == null ? null : Integer.valueOf(response.status());
        boolean isStatus = status != null && status >= 400;
        return new InferenceError.UpstreamError(
                isStatus ? status : null, new ErrorContext(true, said, null, isStatus ? body : null));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
