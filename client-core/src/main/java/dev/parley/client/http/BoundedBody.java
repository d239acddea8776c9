package dev.parley.client.http;

import dev.parley.client.wire.WireLimitException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the decoded bytes of a body, so that a small compressed body cannot become a huge one in memory. */
final class BoundedBody extends FilterInputStream {
    private final long limit;
    private final Runnable onRead;
    private long total;

    BoundedBody(InputStream in, long limit, Runnable onRead) {
        super(in);
        this.limit = limit;
        this.onRead = onRead;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        onRead.run();
        total += Math.max(read, 0);
        if (total > limit) {
            throw new WireLimitException("the answer", limit);
        }
        return read;
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
