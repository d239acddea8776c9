package dev.parley.gateway.upstream;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The time-outs of one call, counted in ticks of {@link CallTicks}. Lives on the call's event loop. */
final class CallTimer {
    private final CallTimeouts timeouts;
    private final Consumer<CallPhase> late;
    private CallPhase phase = CallPhase.UNTIMED;
    private int limit;
    private int ticks;
    private int total;
    private boolean stopped;

    // Its place in the list of its event loop, which alone uses these.
    CallTicks.@Nullable Loop loop;

    @Nullable CallTimer before;

    @Nullable CallTimer next;

    /** A timer that says once at a time which phase took too long. */
    CallTimer(CallTimeouts timeouts, Consumer<CallPhase> late) {
        this.timeouts = timeouts;
        this.late = late;
    }

    void enter(CallPhase entered) {
        phase = entered;
        limit = CallTicks.ticks(timeouts.of(entered));
        ticks = 0;
    }

    /** Something came: the phase counts from here. */
    void touch() {
        ticks = 0;
    }

    void tick() {
        if (stopped) {
            return;
        }
        total++;
        if (timeouts.total() > 0 && total >= CallTicks.ticks(timeouts.total())) {
            late.accept(CallPhase.TOTAL);
        } else if (limit > 0 && ++ticks >= limit) {
            limit = 0;
            late.accept(phase);
        }
    }

    void stop() {
        if (!stopped) {
            stopped = true;
            if (loop != null) {
                loop.remove(this);
            }
        }
    }
}
