package dev.parley.client.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The same bytes as a network may deliver them: whole, byte by byte, or cut anywhere. */
final class Feeds {
    private static final int RANDOM_CUTS = 30;
    private static final long SEED = 20_261_122L;

    private Feeds() {}

    interface Reading<T> {
        T read(InputStream in) throws IOException;
    }

    /** What a reader makes of each delivery, by the name of the delivery. */
    record Outcome<T>(String delivery, T value) {}

    static <T> List<Outcome<T>> readAll(byte[] bytes, Reading<T> reading) throws IOException {
        List<Outcome<T>> outcomes = new ArrayList<>();
        outcomes.add(new Outcome<>("whole", reading.read(new ByteArrayInputStream(bytes))));
        outcomes.add(new Outcome<>("byte by byte", reading.read(inPieces(bytes, 1))));
        for (int at = 1; at < Math.min(bytes.length, 64); at++) {
            int first = at;
            outcomes.add(new Outcome<>("cut at " + at, reading.read(new Pieces(bytes, () -> first))));
        }
        Random random = new Random(SEED);
        for (int i = 0; i < RANDOM_CUTS; i++) {
            outcomes.add(new Outcome<>(
                    "random cuts " + i, reading.read(new Pieces(bytes, () -> 1 + random.nextInt(9)))));
        }
        return outcomes;
    }

    static InputStream inPieces(byte[] bytes, int size) {
        return new Pieces(bytes, () -> size);
    }

    /** Gives at most as many bytes a read as {@code size} says. */
    private static final class Pieces extends InputStream {
        private final ByteArrayInputStream bytes;
        private final java.util.function.IntSupplier size;

        Pieces(byte[] bytes, java.util.function.IntSupplier size) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.size = size;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, Math.min(length, size.getAsInt()));
        }
    }

    /** Delivers these bytes and then breaks the test that asks for more: what is complete must not wait for it. */
    static InputStream nothingAfter(byte[] bytes) {
        return new InputStream() {
            private int position;

            @Override
            public int read() {
                if (position == bytes.length) {
                    throw new AssertionError("the reader wants more before it hands out what is complete");
                }
                return bytes[position++] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                buffer[offset] = (byte) read();
                return 1;
            }
        };
    }
}
