package dev.parley.client.capture;

import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.WireEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes phases of what happens. While the endpoint wakes or a job waits there are many exchanges; to a person that is
 * still the same wait, so those of the wire count only outside of it. Not thread-safe.
 */
final class PhaseLog {
    private static final Set<CapturedPhase.Kind> TOLD = EnumSet.of(
            CapturedPhase.Kind.WAKING,
            CapturedPhase.Kind.QUEUED,
            CapturedPhase.Kind.LOADING,
            CapturedPhase.Kind.RUNNING);

    private final List<CapturedPhase> done = new ArrayList<>();
    private CapturedPhase.@Nullable Kind current;
    private long sinceNanos;
    private boolean answering;

    /** {@code shift} is taken off the times of the event. */
    void on(WireEvent event, long shift) {
        if (answering || isTold()) {
            return;
        }
        long at = event.atNanos() - shift;
        switch (event) {
            case WireEvent.Connected connected -> {
                connected(connected, shift);
                enter(CapturedPhase.Kind.REQUEST, at);
            }
            case WireEvent.RequestEnded ended -> enter(CapturedPhase.Kind.FIRST_BYTE, at);
            case WireEvent.ResponseStarted started -> {
                if (started.status() / 100 == 2) {
                    enter(CapturedPhase.Kind.FIRST_TOKEN, at);
                } else {
                    close(at);
                }
            }
            default -> {
                // nothing about where it stands
            }
        }
    }

    void on(StreamEvent event, long shift) {
        long at = event.atNanos() - shift;
        switch (event) {
            case StreamEvent.PhaseChanged changed
            when !answering -> {
                CapturedPhase.Kind kind = kind(changed.phase());
                if (kind != null) {
                    enter(kind, at);
                }
            }
            case StreamEvent.Terminal terminal -> close(at);
            default -> {
                // a piece is told by its own call
            }
        }
    }

    /** The first piece of the answer is there. */
    void answered(long at) {
        if (!answering) {
            enter(CapturedPhase.Kind.ANSWER, at);
            answering = true;
        }
    }

    /** The phases till now; the one that goes on ends at {@code nowNanos}. */
    List<CapturedPhase> phases(long nowNanos) {
        List<CapturedPhase> all = new ArrayList<>(done);
        if (current != null) {
            all.add(new CapturedPhase(current, sinceNanos, Math.max(sinceNanos, nowNanos)));
        }
        return all;
    }

    private void connected(WireEvent.Connected event, long shift) {
        Long connect = event.connectNanos();
        if (connect == null) {
            return;
        }
        enter(CapturedPhase.Kind.CONNECT, connect - shift);
        Long tls = event.tlsNanos();
        if (tls != null) {
            enter(CapturedPhase.Kind.TLS, tls - shift);
        }
    }

    private boolean isTold() {
        return current != null && TOLD.contains(current);
    }

    private static CapturedPhase.@Nullable Kind kind(Phase phase) {
        return switch (phase) {
            case CONNECTING, WAITING -> null;
            case WAKING -> CapturedPhase.Kind.WAKING;
            case QUEUED -> CapturedPhase.Kind.QUEUED;
            case LOADING -> CapturedPhase.Kind.LOADING;
            case RUNNING -> CapturedPhase.Kind.RUNNING;
        };
    }

    private void enter(CapturedPhase.Kind kind, long at) {
        if (kind == current) {
            return;
        }
        close(at);
        current = kind;
        sinceNanos = at;
    }

    private void close(long at) {
        if (current != null) {
            done.add(new CapturedPhase(current, sinceNanos, Math.max(sinceNanos, at)));
            current = null;
        }
    }
}
