package dev.parley.gateway.upstream;

import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * One coarse tick for the time-outs of all calls of an event loop, so that neither a call nor a chunk costs a timer. Ticks
 * only while calls are under way. A time-out comes up to two ticks late, never early. What counts is the time in which the
 * event loop ran: a machine that slept cuts nothing.
 */
public final class CallTicks {
    static final long TICK_MS = 100;

    private final Vertx vertx;
    private final ThreadLocal<Loop> loops;

    public CallTicks(Vertx vertx) {
        this.vertx = vertx;
        this.loops = ThreadLocal.withInitial(Loop::new);
    }

    /** Adds a timer to the event loop that this is called on. */
    void add(CallTimer timer) {
        loops.get().add(timer);
    }

    /** How many ticks surely are no less than {@code millis}; 0 for 0. */
    static int ticks(long millis) {
        return millis <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE - 1L, (millis + TICK_MS - 1) / TICK_MS + 1);
    }

    /** The timers of one event loop, in a list that both ends of a link know. */
    final class Loop {
        private @Nullable CallTimer first;
        private boolean ticking;

        private void add(CallTimer timer) {
            timer.loop = this;
            timer.next = first;
            if (first != null) {
                first.before = timer;
            }
            first = timer;
            if (!ticking) {
                ticking = true;
                vertx.setPeriodic(TICK_MS, this::tick);
            }
        }

        /** What is removed keeps its own link: a round that stands on it goes on from there. */
        void remove(CallTimer timer) {
            if (timer.before != null) {
                timer.before.next = timer.next;
            } else {
                first = timer.next;
            }
            if (timer.next != null) {
                timer.next.before = timer.before;
            }
        }

        /** What ticks may add timers, at the front, which this round does not see. */
        private void tick(long id) {
            if (first == null) {
                ticking = false;
                vertx.cancelTimer(id);
                return;
            }
            for (CallTimer timer = first; timer != null; timer = timer.next) {
                timer.tick();
            }
        }
    }
}
