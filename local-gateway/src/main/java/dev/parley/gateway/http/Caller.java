package dev.parley.gateway.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One caller and what it has used of its limits. Thread-safe. */
final class Caller {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final Duration BUSY_RETRY = Duration.ofSeconds(1);

    private final CallerRule rule;
    private final AtomicInteger running;
    /** When the requests so far would be used up at the even pace; in the past if there is room for a burst. */
    private final AtomicLong paidUntil;

    Caller(CallerRule rule) {
        this(rule, new AtomicInteger(), new AtomicLong(System.nanoTime() - MINUTE_NANOS));
    }

    private Caller(CallerRule rule, AtomicInteger running, AtomicLong paidUntil) {
        this.rule = rule;
        this.running = running;
        this.paidUntil = paidUntil;
    }

    /** The same caller under another rule. */
    Caller under(CallerRule other) {
        return new Caller(other, running, paidUntil);
    }

    String name() {
        return rule.name();
    }

    boolean mayUseAll() {
        return rule.services().isEmpty();
    }

    boolean mayUse(String service) {
        return rule.mayUse(service);
    }

    /** Begins a request, which {@link #end} must end; a refusal if that would be one too many. */
    @Nullable Refusal begin(long nowNanos) {
        long wait = rule.perMinute() == 0 ? 0 : nanosToWait(nowNanos);
        if (wait > 0) {
            return Refusal.tooMany(
                    "rate_limited",
                    "This key may make " + rule.perMinute() + " requests a minute.",
                    Duration.ofNanos(wait));
        }
        if (running.incrementAndGet() > rule.concurrency() && rule.concurrency() > 0) {
            running.decrementAndGet();
            return Refusal.tooMany(
                    "too_many_at_once", "This key may have " + rule.concurrency() + " requests at a time.", BUSY_RETRY);
        }
        return null;
    }

    void end() {
        running.decrementAndGet();
    }

    /** Takes a place in the minute, or says how long until there is one. */
    private long nanosToWait(long now) {
        long each = MINUTE_NANOS / rule.perMinute();
        while (true) {
            long paid = paidUntil.get();
            long next = Math.max(paid, now - MINUTE_NANOS) + each;
            if (next > now) {
                return next - now;
            }
            if (paidUntil.compareAndSet(paid, next)) {
                return 0;
            }
        }
    }
}
