package dev.parley.benchmarks.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A caller's connection. Finds the times that the upstream wrote into its events. */
final class LoadConnection implements AnswerReader.Listener {
    private static final byte[] MARK = Bytes.ascii("\"" + Bytes.TIME_MARK);
    /** Shared: there is one thread. */
    private static final ByteBuffer IN = ByteBuffer.allocateDirect(64 << 10);

    private final SocketChannel channel;
    private final ByteBuffer request;
    private final LoadResult result;
    private final AnswerReader reader = new AnswerReader(this);
    private boolean busy;
    private boolean ended;
    private long sentAt;
    private long readAt;
    private int events;
    private int marked;
    private int digits;
    private long time;

    LoadConnection(SocketChannel channel, byte[] request, LoadResult result) {
        this.channel = channel;
        this.request = ByteBuffer.allocateDirect(request.length).put(request).flip();
        this.result = result;
    }

    boolean busy() {
        return busy;
    }

    void send() throws IOException {
        busy = true;
        events = 0;
        sentAt = System.nanoTime();
        request.rewind();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** Reads what is there; whether an answer has ended with it. */
    boolean read() throws IOException {
        ended = false;
        IN.clear();
        int count = channel.read(IN);
        if (count < 0) {
            throw new EOFException("closed" + (busy ? " within an answer" : ""));
        }
        readAt = System.nanoTime();
        reader.read(IN.flip());
        return ended;
    }

    @Override
    public void head(int status) {
        result.status(status);
    }

    @Override
    public void body(byte value) {
        if (digits > 0) {
            time = time * 10 + value - '0';
            if (--digits == 0) {
                result.event(readAt - time);
                if (events++ == 0) {
                    result.first(readAt - sentAt);
                }
            }
        } else if (value == MARK[marked]) {
            if (++marked == MARK.length) {
                marked = 0;
                digits = Bytes.TIME_DIGITS;
                time = 0;
            }
        } else {
            marked = value == MARK[0] ? 1 : 0;
        }
    }

    @Override
    public void end() {
        ended = true;
        busy = false;
        result.answer(readAt - sentAt, readAt);
    }

    void failed() {
        busy = false;
        result.failed();
        close();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone in any case.
        }
    }
}
