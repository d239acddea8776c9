package dev.parley.client.http;

import dev.parley.client.TimeoutPhase;
import dev.parley.client.wire.WireLimitException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts the decoded bytes of a body, so that a small compressed body cannot become a huge one in memory, and tells the
 * clock of every read. It is in the way of every byte of every answer: a read costs one look at the time and nothing on
 * the heap.
 */
final class BoundedBody extends FilterInputStream {
    private final long limit;
    private final PhaseClock clock;
    private long total;
    private boolean begun;

    BoundedBody(InputStream in, long limit, PhaseClock clock) {
        super(in);
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        came(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        came(read < 0 ? 0 : read);
        return read;
    }

    private void came(int bytes) throws WireLimitException {
        if (begun) {
            clock.touch();
        } else {
            // The first byte of the body still belongs to the first-byte phase: many servers send the head at once.
            begun = true;
            clock.enter(TimeoutPhase.IDLE);
        }
        total += bytes;
        if (total > limit) {
            throw new WireLimitException("the answer", limit);
        }
    }

    @Override
    public long skip(long n) throws IOException {
        return readNBytes((int) Math.min(n, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
