package dev.parley.benchmarks.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A connection to the upstream: requests with a Content-Length, one after the other. */
final class UpstreamConnection {
    private static final String LENGTH = "content-length:";
    private static final byte[] JSON = Bytes.json();
    private static final byte[] HEAD = Bytes.streamHead();
    private static final byte[] EVENT = Bytes.event();
    private static final byte[] END = Bytes.streamEnd();
    private static final int TIME_AT =
            new String(EVENT, StandardCharsets.US_ASCII).indexOf(Bytes.TIME_MARK) + Bytes.TIME_MARK.length();
    /** Shared: there is one thread. */
    private static final ByteBuffer OUT = ByteBuffer.allocateDirect(4096);

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(16 << 10);
    private boolean watched;
    private boolean headless;
    private int eventsLeft;

    UpstreamConnection(SocketChannel channel) {
        this.channel = channel;
    }

    void watch() {
        watched = true;
    }

    boolean watched() {
        return watched;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone in any case.
        }
    }

    /** Head and body of a request, once all of it is there. */
    @Nullable String read() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException();
        }
        String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return null;
        }
        int length = length(text, head);
        if (text.length() < head + 4 + length) {
            return null;
        }
        in.clear();
        return text;
    }

    private static int length(String text, int head) {
        for (int line = text.indexOf("\r\n"); line < head; line = text.indexOf("\r\n", line + 2)) {
            if (text.regionMatches(true, line + 2, LENGTH, 0, LENGTH.length())) {
                int from = line + 2 + LENGTH.length();
                return Integer.parseInt(
                        text.substring(from, text.indexOf("\r\n", from)).strip());
            }
        }
        return 0;
    }

    void json() throws IOException {
        OUT.clear().put(JSON).flip();
        write();
    }

    /** The next event goes behind the head of a stream. */
    void begin(int events) {
        eventsLeft = events;
        headless = true;
    }

    /** Sends one event, and the end after the last; false once the stream is over. */
    boolean event() {
        if (!channel.isOpen()) {
            return false;
        }
        OUT.clear();
        if (headless) {
            OUT.put(HEAD);
            headless = false;
        }
        int at = OUT.position();
        OUT.put(EVENT);
        long time = System.nanoTime();
        for (int i = Bytes.TIME_DIGITS - 1; i >= 0; i--) {
            OUT.put(at + TIME_AT + i, (byte) ('0' + time % 10));
            time /= 10;
        }
        boolean last = --eventsLeft <= 0;
        if (last) {
            OUT.put(END);
        }
        OUT.flip();
        try {
            write();
        } catch (IOException e) {
            return false; // the selector says that it is gone
        }
        return !last;
    }

    private void write() throws IOException {
        channel.write(OUT);
        if (OUT.hasRemaining()) {
            System.err.println("a reader is so far behind that its stream was ended");
            channel.close();
        }
    }
}
