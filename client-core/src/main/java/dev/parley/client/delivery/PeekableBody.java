package dev.parley.client.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body whose first bytes can be looked at before they are read. Unlike {@link java.io.PushbackInputStream} a read hands
 * out what was looked at without waiting for more: the rest of a live stream may be a long time coming.
 */
final class PeekableBody extends FilterInputStream {
    private final byte[] head;
    private int filled;
    private int position;

    PeekableBody(InputStream in, int size) {
        super(in);
        this.head = new byte[size];
    }

    /** Waits for more of the head; false if it is full or the body has ended. */
    boolean peekMore() throws IOException {
        if (filled == head.length) {
            return false;
        }
        int read = in.read(head, filled, head.length - filled);
        filled += Math.max(read, 0);
        return read > 0;
    }

    byte[] head() {
        return head;
    }

    /** How many bytes of {@link #head()} are there. */
    int peeked() {
        return filled;
    }

    @Override
    public int read() throws IOException {
        return position < filled ? head[position++] & 0xFF : in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (position == filled) {
            return in.read(buffer, offset, length);
        }
        int count = Math.min(length, filled - position);
        System.arraycopy(head, position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
