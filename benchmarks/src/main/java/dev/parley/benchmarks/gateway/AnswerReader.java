package dev.parley.benchmarks.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads HTTP/1.1 answers from the bytes of one connection as they come, with next to no work. */
final class AnswerReader {
    private static final int HEAD_LIMIT = 64 << 10;
    private static final int LAST_FOUR = ('\r' << 24) | ('\n' << 16) | ('\r' << 8) | '\n';

    /** Hears what was read. */
    interface Listener {
        void head(int status);

        /** A byte of the body. */
        void body(byte value);

        void end();
    }

    private enum State {
        HEAD,
        LENGTH,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER
    }

    private final Listener listener;
    private final byte[] head = new byte[HEAD_LIMIT];
    private State state = State.HEAD;
    private int headLength;
    private int latest;
    private long left;
    private int trailerLine;

    AnswerReader(Listener listener) {
        this.listener = listener;
    }

    /** Reads all that the buffer holds. */
    void read(ByteBuffer in) {
        while (in.hasRemaining()) {
            byte value = in.get();
            switch (state) {
                case HEAD -> inHead(value);
                case LENGTH -> inLength(value);
                case CHUNK_SIZE -> inChunkSize(value);
                case CHUNK -> inChunk(value);
                case CHUNK_END -> state = value == '\n' ? sizeNext() : State.CHUNK_END;
                case TRAILER -> inTrailer(value);
            }
        }
    }

    private void inHead(byte value) {
        head[headLength++] = value;
        latest = (latest << 8) | (value & 0xff);
        if (latest == LAST_FOUR) {
            headEnded(new String(head, 0, headLength, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
        }
    }

    private void headEnded(String text) {
        headLength = 0;
        latest = 0;
        listener.head(Integer.parseInt(text.substring(9, 12)));
        int length = text.indexOf("\r\ncontent-length:");
        if (length >= 0) {
            int from = length + "\r\ncontent-length:".length();
            left = Long.parseLong(
                    text.substring(from, text.indexOf("\r\n", from)).strip());
            state = State.LENGTH;
            if (left == 0) {
                ended();
            }
        } else if (text.contains("\r\ntransfer-encoding: chunked")) {
            state = sizeNext();
        } else {
            throw new IllegalStateException("an answer without a length: " + text);
        }
    }

    private void inLength(byte value) {
        listener.body(value);
        if (--left == 0) {
            ended();
        }
    }

    private State sizeNext() {
        left = 0;
        return State.CHUNK_SIZE;
    }

    private void inChunkSize(byte value) {
        int digit = Character.digit(value, 16);
        if (digit >= 0) {
            left = left * 16 + digit;
        } else if (value == '\n') {
            trailerLine = 0;
            state = left == 0 ? State.TRAILER : State.CHUNK;
        }
    }

    private void inChunk(byte value) {
        listener.body(value);
        if (--left == 0) {
            state = State.CHUNK_END;
        }
    }

    private void inTrailer(byte value) {
        if (value == '\n' && trailerLine == 0) {
            ended();
        } else if (value == '\n') {
            trailerLine = 0;
        } else if (value != '\r') {
            trailerLine++;
        }
    }

    private void ended() {
        state = State.HEAD;
        listener.end();
    }
}
