package dev.parley.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads a socket on a thread of its own, so that a peer that leaves is noticed even while nobody wants its bytes. Holds
 * at most 1 MiB, then the peer feels back-pressure.
 */
final class ReadAhead extends InputStream {
    private static final int MAX_HELD = 1 << 20;

    /** Bytes of one read, and when they came, by {@link System#nanoTime()}. */
    @SuppressWarnings("ArrayRecordComponent") // handed on inside this package, never compared
    record Chunk(byte[] bytes, long arrivedNanos) {}

    private final InputStream in;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private int held;
    private boolean ended;
    private boolean abandoned;
    private @Nullable IOException fault;
    /** The chunk that {@link #read()} is in the middle of. */
    private byte[] current = new byte[0];

    private int position;

    private ReadAhead(InputStream in) {
        this.in = in;
    }

    static ReadAhead start(InputStream in, String threadName) {
        ReadAhead readAhead = new ReadAhead(in);
        Thread.ofVirtual().name(threadName).start(readAhead::pump);
        return readAhead;
    }

    /** Done once the peer has ended its side or broken the connection. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** The next bytes; {@code null} at the end, then {@link #fault()} says whether it was a clean one. */
    @Nullable Chunk take() throws InterruptedException {
        lock.lock();
        try {
            while (chunks.isEmpty() && !ended) {
                changed.await();
            }
            Chunk chunk = chunks.poll();
            if (chunk != null) {
                held -= chunk.bytes().length;
                changed.signalAll();
            }
            return chunk;
        } finally {
            lock.unlock();
        }
    }

    @Nullable IOException fault() {
        lock.lock();
        try {
            return fault;
        } finally {
            lock.unlock();
        }
    }

    /** From here on the peer's bytes are thrown away, as by somebody who only waits for the end. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            chunks.clear();
            held = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == current.length && !nextChunk()) {
            return -1;
        }
        int n = Math.min(length, current.length - position);
        System.arraycopy(current, position, buffer, offset, n);
        position += n;
        return n;
    }

    private boolean nextChunk() throws IOException {
        try {
            Chunk chunk = take();
            if (chunk == null) {
                IOException broken = fault();
                if (broken != null) {
                    throw new IOException("the peer broke the connection", broken);
                }
                return false;
            }
            current = chunk.bytes();
            position = 0;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void pump() {
        byte[] buffer = new byte[16 * 1024];
        IOException broken = null;
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                hold(Arrays.copyOf(buffer, n));
            }
        } catch (IOException e) {
            broken = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lock.lock();
        try {
            fault = broken;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        gone.complete(null);
    }

    private void hold(byte[] bytes) throws InterruptedException {
        lock.lock();
        try {
            while (held >= MAX_HELD && !abandoned) {
                changed.await();
            }
            if (!abandoned) {
                chunks.add(new Chunk(bytes, System.nanoTime()));
                held += bytes.length;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
