package dev.parley.client.http;

import dev.parley.client.wire.WireLimitException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import okio.GzipSource;
import okio.Okio;

/**
 * A gzip body, unpacked as it comes: a piece that the server flushed is handed out at once. Ends a body that grows out of
 * all proportion, and tells a body that is no gzip from a connection that broke.
 */
final class GzipBody extends InputStream {
    /** Real answers, repetitive ones too, stay far below it; what was made to explode comes near a thousand. */
    static final int MOST_GROWTH = 200;

    /** Below it even a bomb does no harm, and short texts may well shrink to almost nothing. */
    static final long HARMLESS_BYTES = 1 << 20;

    private final Packed packed;
    private final InputStream unpacked;
    private long total;

    GzipBody(InputStream body) {
        this.packed = new Packed(body);
        this.unpacked = Okio.buffer(new GzipSource(Okio.source(packed))).inputStream();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (total > HARMLESS_BYTES && total > MOST_GROWTH * packed.total) {
            throw new WireLimitException("the growth of the compressed answer", MOST_GROWTH);
        }
        try {
            int read = unpacked.read(buffer, offset, length);
            total += Math.max(read, 0);
            return read;
        } catch (IOException e) {
            if (packed.isEmpty()) {
                return -1; // a body of no bytes is what some servers send with 200 and this header
            }
            throw packed.broke || e instanceof EOFException
                    ? e
                    : new ContentCodingException("The server says that it sent gzip, and it is not.");
        }
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    /** Counts what comes over the wire, and knows a fault that is the wire's. */
    private static final class Packed extends FilterInputStream {
        private long total;
        private boolean ended;
        private boolean broke;

        private Packed(InputStream body) {
            super(body);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int read = in.read(buffer, offset, length);
                total += Math.max(read, 0);
                ended |= read < 0;
                return read;
            } catch (IOException e) {
                broke = true;
                throw e;
            }
        }

        private boolean isEmpty() {
            return ended && total == 0;
        }
    }
}
