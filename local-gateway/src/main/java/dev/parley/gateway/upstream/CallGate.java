package dev.parley.gateway.upstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets so many calls of a service pass at a time, in the order they came, and none while it is closed. Thread-safe; what
 * it lets pass it tells after its lock is free.
 */
public final class CallGate {

    /** A call that passes or waits. */
    interface Entrant {
        /** It may go; it calls {@link CallGate#leave} when it has ended. On any thread. */
        void admitted();

        /** It will not go. On any thread. */
        void refused(UpstreamFailure failure);

        /** Its place may have changed. On any thread. */
        void moved(int position);

        /** Whether it wants to hear of its place. */
        boolean listens();

        /** When it came, by {@link System#nanoTime}. */
        long since();

        /** Path and query that it asks. */
        default String uri() {
            return "";
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashSet<Entrant> queue = new LinkedHashSet<>();
    private final int limit;
    private final GateKeeper keeper;
    private boolean open;
    private int listening;
    // Written under the lock, read anywhere.
    private final AtomicInteger inside = new AtomicInteger();
    private volatile int waiting;
    private volatile long quietSince = System.nanoTime();

    /** What calls took lately, if their number is limited; else nobody asks. */
    private final RecentDuration took = new RecentDuration();

    /** When the last call passed. Under the lock. */
    private long passedAt = System.nanoTime();

    /** A gate for {@code limit} calls at a time, 0 for any number. */
    public CallGate(int limit, boolean open, GateKeeper keeper) {
        this.limit = limit;
        this.open = open;
        this.keeper = keeper;
    }

    /** Whether the call passes at once; if not it waits. */
    boolean enter(Entrant call) {
        lock.lock();
        try {
            if (open && queue.isEmpty() && hasRoom()) {
                pass();
                return true;
            }
            queue.add(call);
            waiting = queue.size();
            listening += call.listens() ? 1 : 0;
        } finally {
            lock.unlock();
        }
        keeper.wanted();
        if (call.listens()) {
            tell();
        }
        return false;
    }

    private void pass() {
        inside.incrementAndGet();
        if (limit > 0) {
            passedAt = System.nanoTime();
        }
    }

    private boolean hasRoom() {
        return limit == 0 || inside.get() < limit;
    }

    /** A call that had passed has ended, after so long. */
    void leave(long nanosInside) {
        List<Entrant> next;
        if (limit > 0) {
            took.took(Duration.ofNanos(nanosInside));
        }
        lock.lock();
        try {
            if (inside.decrementAndGet() == 0) {
                quietSince = System.nanoTime();
            }
            next = admit();
        } finally {
            lock.unlock();
        }
        tellAdmitted(next);
        keeper.left();
    }

    /** Takes a call back that waits; {@code false} if it has passed meanwhile, or was refused. */
    boolean withdraw(Entrant call) {
        boolean removed;
        lock.lock();
        try {
            removed = remove(call);
        } finally {
            lock.unlock();
        }
        if (removed) {
            tell();
            keeper.left();
        }
        return removed;
    }

    private boolean remove(Entrant call) {
        boolean removed = queue.remove(call);
        if (removed) {
            listening -= call.listens() ? 1 : 0;
            waiting = queue.size();
        }
        return removed;
    }

    private List<Entrant> admit() {
        if (!open || queue.isEmpty() || !hasRoom()) {
            return List.of();
        }
        List<Entrant> admitted = new ArrayList<>();
        while (!queue.isEmpty() && hasRoom()) {
            Entrant next = queue.getFirst();
            remove(next);
            pass();
            admitted.add(next);
        }
        return admitted;
    }

    private void tellAdmitted(List<Entrant> admitted) {
        admitted.forEach(Entrant::admitted);
        if (!admitted.isEmpty()) {
            tell();
        }
    }

    /** Tells those who listen what they wait for. */
    public void tell() {
        List<Entrant> all;
        lock.lock();
        try {
            if (listening == 0) {
                return;
            }
            all = List.copyOf(queue);
        } finally {
            lock.unlock();
        }
        int position = 1;
        for (Entrant call : all) {
            if (call.listens()) {
                call.moved(position);
            }
            position++;
        }
    }

    /** Lets calls pass from now on. */
    public void open() {
        List<Entrant> next;
        lock.lock();
        try {
            open = true;
            next = admit();
        } finally {
            lock.unlock();
        }
        tellAdmitted(next);
    }

    /** Lets none pass from now on; whether none is inside. */
    public boolean close() {
        lock.lock();
        try {
            open = false;
            return inside.get() == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Closes if no call is inside or waits. */
    public boolean closeIfQuiet() {
        lock.lock();
        try {
            boolean quiet = inside.get() == 0 && queue.isEmpty();
            open = open && !quiet;
            return quiet;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses all that wait. */
    public void refuseAll(UpstreamFailure failure) {
        List<Entrant> all;
        lock.lock();
        try {
            all = List.copyOf(queue);
            queue.clear();
            waiting = 0;
            listening = 0;
        } finally {
            lock.unlock();
        }
        all.forEach(call -> call.refused(failure));
    }

    /** The place of a call that waits, 1 for the next one; 0 if it does not wait. */
    int position(Entrant call) {
        lock.lock();
        try {
            int position = 1;
            for (Entrant one : queue) {
                if (one.equals(call)) {
                    return position;
                }
                position++;
            }
            return 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * How long it takes until all that wait now have had their turn and another one has it, at the pace of late. Calls take
     * what they took lately, but no less than those under way have taken already: a service that is slower than it was, or
     * stands still, is not told by calls that have ended. Of a gate without limit there is nothing to tell: zero.
     */
    public Duration untilFree() {
        if (limit == 0) {
            return Duration.ZERO;
        }
        lock.lock();
        try {
            Duration each = Duration.ofNanos(System.nanoTime() - passedAt);
            Duration average = took.average();
            if (average != null && average.compareTo(each) > 0) {
                each = average;
            }
            return each.multipliedBy(queue.size() + 1L).dividedBy(limit);
        } finally {
            lock.unlock();
        }
    }

    /** Those that wait, the next one first. */
    public List<WaitingCall> calls() {
        if (waiting == 0) {
            return List.of();
        }
        lock.lock();
        try {
            return queue.stream()
                    .map(call -> WaitingCall.of(call.uri(), call.since()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** When the call came that waits longest, by {@link System#nanoTime}; {@code now} if none waits. */
    public long oldest(long now) {
        if (waiting == 0) {
            return now;
        }
        lock.lock();
        try {
            return queue.isEmpty() ? now : queue.getFirst().since();
        } finally {
            lock.unlock();
        }
    }

    /** Calls that have passed and not ended. */
    public int inside() {
        return inside.get();
    }

    /** Calls that wait. */
    public int waiting() {
        return waiting;
    }

    public boolean quiet() {
        return inside.get() == 0 && waiting == 0;
    }

    /** When the last call ended, by {@link System#nanoTime}. */
    public long quietSince() {
        return quietSince;
    }

    /** At a time, 0 for any number. */
    public int limit() {
        return limit;
    }
}
