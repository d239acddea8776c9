package dev.parley.testkit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What goes wrong in one direction of a {@link FaultyTcpProxy}. Everything can be set and cleared at run time, from any
 * thread, also for connections that are open. Offsets count the bytes of this direction, of each connection, from 0.
 */
public final class Faults {
    private static final long NEVER = Long.MAX_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Duration latency = Duration.ZERO;
    private int slice = Integer.MAX_VALUE;
    private Duration slicePause = Duration.ZERO;
    private long bytesPerSecond = NEVER;
    private long cutAt = NEVER;
    private long resetAt = NEVER;
    private long stallAt = NEVER;
    private long corruptAt = NEVER;
    private long bytes;

    Faults() {}

    /** What a forwarding thread does next. */
    sealed interface Step {
        /** Writes {@code length} bytes, then waits for {@code pause}; {@code flip} is the index to falsify or -1. */
        record Write(int length, int flip, Duration pause) implements Step {}

        record Cut() implements Step {}

        record Reset() implements Step {}

        /** Nothing is left to write. */
        record Done() implements Step {}
    }

    /** Every byte comes this much later; the order and the gaps stay. */
    public Faults latency(Duration delay) {
        return set(() -> latency = delay);
    }

    /** At most {@code size} bytes a write, each flushed. */
    public Faults slice(int size) {
        return slice(size, Duration.ZERO);
    }

    /** At most {@code size} bytes a write, with a pause after each. */
    public Faults slice(int size, Duration pause) {
        return set(() -> {
            slice = size;
            slicePause = pause;
        });
    }

    public Faults bandwidth(long newBytesPerSecond) {
        return set(() -> bytesPerSecond = newBytesPerSecond);
    }

    /**
     * Ends the connection by FIN once {@code offset} bytes have gone through. With 0 the first byte triggers it and does
     * not pass.
     */
    public Faults cutAfter(long offset) {
        return set(() -> cutAt = offset);
    }

    /** Ends the connection by RST once {@code offset} bytes have gone through, else as {@link #cutAfter}. */
    public Faults resetAfter(long offset) {
        return set(() -> resetAt = offset);
    }

    /** Holds everything after {@code offset} bytes back, the end of the stream too, and keeps the connection open. */
    public Faults stallAfter(long offset) {
        return set(() -> stallAt = offset);
    }

    /** Flips all bits of the byte at {@code offset}. */
    public Faults corruptAt(long offset) {
        return set(() -> corruptAt = offset);
    }

    /** No faults from here on; what a stall or a pause held back goes out. */
    public Faults clear() {
        return set(() -> {
            latency = Duration.ZERO;
            slice = Integer.MAX_VALUE;
            slicePause = Duration.ZERO;
            bytesPerSecond = NEVER;
            cutAt = NEVER;
            resetAt = NEVER;
            stallAt = NEVER;
            corruptAt = NEVER;
        });
    }

    /** How many bytes were forwarded in this direction, over all connections. */
    public long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until that many bytes went through in this direction, over all connections.
     *
     * @throws AssertionError if it were fewer within {@code limit}
     */
    public void awaitBytes(long count, Duration limit) {
        Waiting.await(lock, changed, () -> bytes >= count, limit, () -> "only " + bytes + " bytes went through");
    }

    void forwarded(int count) {
        set(() -> bytes += count);
    }

    /** Lets waiting threads look again, after a connection was closed. */
    void wake() {
        set(() -> {});
    }

    /** Waits until bytes that arrived at {@code arrivedNanos} may go out. */
    void awaitLatency(long arrivedNanos, BooleanSupplier closed) throws InterruptedException {
        lock.lock();
        try {
            long left = arrivedNanos + latency.toNanos() - System.nanoTime();
            while (left > 0 && !closed.getAsBoolean()) {
                changed.awaitNanos(left);
                left = arrivedNanos + latency.toNanos() - System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits after a write; {@link #clear()} ends the wait. */
    void awaitPause(Duration pause, BooleanSupplier closed) throws InterruptedException {
        long until = System.nanoTime() + pause.toNanos();
        lock.lock();
        try {
            long left = pause.toNanos();
            while (left > 0 && !closed.getAsBoolean() && (slicePause.isPositive() || bytesPerSecond != NEVER)) {
                changed.awaitNanos(left);
                left = until - System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next step for a connection that has forwarded {@code sent} bytes; blocks while it is stalled. */
    Step next(long sent, int available, BooleanSupplier closed) throws InterruptedException {
        lock.lock();
        try {
            while (sent >= stallAt && sent < cutAt && sent < resetAt && !closed.getAsBoolean()) {
                changed.await();
            }
            if (sent >= resetAt) {
                return new Step.Reset();
            }
            if (sent >= cutAt) {
                return new Step.Cut();
            }
            if (available == 0) {
                return new Step.Done();
            }
            return write(sent, available);
        } finally {
            lock.unlock();
        }
    }

    private Step write(long sent, int available) {
        long boundary = Math.min(Math.min(cutAt, resetAt), stallAt > sent ? stallAt : NEVER);
        long length = Math.min(Math.min(available, slice), boundary - sent);
        Duration pause = slicePause;
        if (bytesPerSecond != NEVER) {
            length = Math.min(length, Math.max(1, bytesPerSecond / 50));
            pause = pause.plusNanos(length * 1_000_000_000L / bytesPerSecond);
        }
        long flip = corruptAt - sent;
        return new Step.Write((int) length, flip >= 0 && flip < length ? (int) flip : -1, pause);
    }

    private Faults set(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
            return this;
        } finally {
            lock.unlock();
        }
    }
}
