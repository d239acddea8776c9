package dev.parley.client.http;

import dev.parley.client.TimeoutPhase;
import dev.parley.client.endpoint.Timeouts;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Watches the time-out of the phase that an exchange is in, and the total of its attempt. {@link #touch()} costs one
 * look at the time and one write, so it can be called for every read: the timer looks at the last touch when it fires and sets itself again.
 */
final class PhaseClock {
    private final ScheduledExecutorService timer;
    private final Timeouts timeouts;
    private final Runnable onExpiry;
    private final @Nullable ScheduledFuture<?> total;
    private final AtomicLong lastTouch = new AtomicLong(System.nanoTime());
    private volatile @Nullable TimeoutPhase expired;
    private @Nullable TimeoutPhase phase;
    private @Nullable ScheduledFuture<?> check;

    PhaseClock(ScheduledExecutorService timer, Timeouts timeouts, Runnable onExpiry) {
        this.timer = timer;
        this.timeouts = timeouts;
        this.onExpiry = onExpiry;
        this.total = timeouts.total().isZero() ? null : after(timeouts.total(), () -> expire(TimeoutPhase.TOTAL));
    }

    synchronized void enter(TimeoutPhase next) {
        leave();
        touch();
        phase = next;
        Duration limit = timeouts.of(next);
        if (!limit.isZero()) {
            check = after(limit, () -> look(next, limit.toNanos()));
        }
    }

    /** Time goes on, but no phase is watched: the exchange is over. */
    synchronized void leave() {
        phase = null;
        if (check != null) {
            check.cancel(false);
            check = null;
        }
    }

    /** Something came. The timer may see it a moment later: it looks again long after. */
    void touch() {
        lastTouch.setRelease(System.nanoTime());
    }

    /** When something came last, or the phase began. */
    long lastTouch() {
        return lastTouch.getPlain();
    }

    /** The attempt is over. */
    void stop() {
        leave();
        if (total != null) {
            total.cancel(false);
        }
    }

    /** The phase that took too long, if one did. */
    @Nullable TimeoutPhase expired() {
        return expired;
    }

    private synchronized void look(TimeoutPhase watched, long limitNanos) {
        if (phase != watched) {
            return;
        }
        long left = limitNanos - (System.nanoTime() - lastTouch.getAcquire());
        if (left <= 0) {
            expire(watched);
        } else {
            check = after(Duration.ofNanos(left), () -> look(watched, limitNanos));
        }
    }

    private void expire(TimeoutPhase which) {
        if (expired == null) {
            expired = which;
            onExpiry.run();
        }
    }

    private ScheduledFuture<?> after(Duration delay, Runnable action) {
        return timer.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
