package dev.parley.gateway.upstream.process;

import dev.parley.gateway.upstream.UpstreamState;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Services of which at most one runs at a time, because they share a GPU; or one service alone. Decides, under one lock,
 * who starts and who stops; whatever happens to a member asks it to decide anew. The rule is {@link TurnRule}'s.
 */
public final class ProcessGroup implements AutoCloseable {
    /** What is left of the time that a gateway has to close: then what has not ended is killed. */
    private static final Duration CLOSE_GRACE = Duration.ofMillis(1_500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Vertx vertx;
    private final Function<@Nullable Duration, TurnRule> rule;
    private final List<ProcessUpstream> members = new ArrayList<>();
    private boolean closed;
    private boolean dirty;
    private long timer = -1;
    private long timerAt;

    /** A group without members. */
    public ProcessGroup(Vertx vertx) {
        this(vertx, TurnRule::of);
    }

    /** @param rule from the time that a start of the running model takes */
    ProcessGroup(Vertx vertx, Function<@Nullable Duration, TurnRule> rule) {
        this.vertx = vertx;
        this.rule = rule;
    }

    void add(ProcessUpstream member) {
        locked(() -> members.add(member));
    }

    /** Runs a change of a member's state, decides what follows, and tells who listens. */
    void change(Runnable change) {
        locked(() -> {
            change.run();
            decide(System.nanoTime());
        });
    }

    private void locked(Runnable action) {
        List<ProcessUpstream> changed = List.of();
        lock.lock();
        try {
            action.run();
            if (dirty) {
                dirty = false;
                changed = members.stream().filter(ProcessUpstream::takeChange).toList();
            }
        } finally {
            lock.unlock();
        }
        changed.forEach(ProcessUpstream::tell);
    }

    /** A member has changed its state: those who listen are told when the lock is free. */
    void changed() {
        dirty = true;
    }

    private void decide(long now) {
        if (closed) {
            return;
        }
        List<ProcessUpstream> gone =
                members.stream().filter(ProcessUpstream::gone).toList();
        members.removeAll(gone);
        gone.forEach(ProcessUpstream::awaitEnd);
        ProcessUpstream active = active();
        if (active == null) {
            startNext(now);
        } else if (active.state() == UpstreamState.READY) {
            serveOrYield(active, now);
        } else if (active.state() == UpstreamState.STARTING
                && active.gate().waiting() == 0
                && longestWaiting(active, now) != null) {
            active.stop(); // those who wanted it have left
        }
    }

    private @Nullable ProcessUpstream active() {
        for (ProcessUpstream member : members) {
            UpstreamState state = member.state();
            if (state != UpstreamState.STOPPED && state != UpstreamState.FAILED) {
                return member;
            }
        }
        return null;
    }

    private void startNext(long now) {
        ProcessUpstream next = longestWaiting(null, now);
        if (next != null) {
            next.begin(now);
            return;
        }
        members.stream()
                .filter(member -> member.gate().waiting() > 0)
                .mapToLong(member -> member.backOff(now))
                .min()
                .ifPresent(remaining -> wakeAt(now, remaining));
    }

    /** Of those that may be started now; {@code but} is not one. */
    private @Nullable ProcessUpstream longestWaiting(@Nullable ProcessUpstream but, long now) {
        ProcessUpstream longest = null;
        for (ProcessUpstream member : members) {
            boolean waits = member != but && member.gate().waiting() > 0 && member.backOff(now) == 0;
            if (waits
                    && (longest == null
                            || member.gate().oldest(now) - longest.gate().oldest(now) < 0)) {
                longest = member;
            }
        }
        return longest;
    }

    private void serveOrYield(ProcessUpstream active, long now) {
        ProcessUpstream other = longestWaiting(active, now);
        if (other == null) {
            active.gate().open();
            idle(active, now);
            return;
        }
        long remaining = turnEnds(active, other, now) - now;
        if (remaining > 0) {
            active.gate().open();
            wakeAt(now, remaining);
        } else if (active.gate().close()) {
            active.stop();
        }
    }

    private long turnEnds(ProcessUpstream active, ProcessUpstream other, long now) {
        return rule.apply(active.startTime())
                .endsAt(
                        active.readyAt(),
                        other.gate().oldest(now),
                        active.gate().quiet(),
                        active.gate().quietSince());
    }

    private void idle(ProcessUpstream active, long now) {
        if (active.retired()) {
            if (active.gate().closeIfQuiet()) {
                active.stop();
            }
            return;
        }
        long limit = active.idleStop();
        if (limit == 0 || !active.gate().quiet()) {
            return;
        }
        long since = active.gate().quietSince() - active.readyAt() > 0
                ? active.gate().quietSince()
                : active.readyAt();
        long remaining = since + limit - now;
        if (remaining > 0) {
            wakeAt(now, remaining);
        } else if (active.gate().closeIfQuiet()) {
            active.stop();
        }
    }

    /** Decides again then. A timer that comes earlier is enough: it looks and sets the next one. */
    private void wakeAt(long now, long nanos) {
        long at = now + nanos;
        if (timer >= 0 && timerAt - at <= 0) {
            return;
        }
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
        timerAt = at;
        timer = vertx.setTimer(Math.max(1, nanos / 1_000_000 + 1), this::woken);
    }

    private void woken(long id) {
        change(() -> {
            if (timer == id) {
                timer = -1;
            }
        });
    }

    /** Starts a member that nobody calls yet, unless it runs or another one of the group does. */
    boolean wake(ProcessUpstream member) {
        AtomicBoolean begun = new AtomicBoolean();
        locked(() -> {
            if (!closed && !member.retired() && active() == null) {
                member.begin(System.nanoTime());
                begun.set(true);
            }
        });
        return begun.get();
    }

    /** Nanoseconds until {@code member} may be started after a failure. */
    long backOff(ProcessUpstream member) {
        lock.lock();
        try {
            return member.backOff(System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** How long until {@code member} could be started, as far as others are in its way; {@code null}: not known. */
    @Nullable Duration untilFree(ProcessUpstream member) {
        lock.lock();
        try {
            long now = System.nanoTime();
            ProcessUpstream active = active();
            if (active == null || active == member) {
                return Duration.ofNanos(member.backOff(now));
            }
            Duration start = active.startTime();
            if (active.state() == UpstreamState.READY) {
                return Duration.ofNanos(Math.max(0, turnEnds(active, member, now) - now));
            }
            return active.state() == UpstreamState.STARTING && start != null
                    ? start.plusNanos(rule.apply(start).linger())
                    : null;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all processes: those that do not end when asked are killed. Takes less than 4 seconds. */
    @Override
    public void close() {
        beginClose();
        members.forEach(ProcessUpstream::awaitEnd);
    }

    /** Asks all processes to end, and waits for none; {@link #close} does. */
    public void beginClose() {
        locked(() -> {
            if (!closed) {
                closed = true;
                members.forEach(member -> member.shut(CLOSE_GRACE));
            }
        });
    }
}
