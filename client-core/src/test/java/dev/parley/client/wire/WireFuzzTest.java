package dev.parley.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any bytes: the same events however they are cut, nothing over the limits, and nothing thrown but that a limit is over.
 * See client-core/FUZZING.md.
 */
class WireFuzzTest {
    private static final WireLimits SMALL = new WireLimits(48, 64, 1 << 20);

    /** More than what a reader may have in its buffer. */
    private static final int MUCH = 300_000;

    private interface Reading<T> {
        @Nullable T next() throws IOException;
    }

    private interface Opening<T> {
        Reading<T> open(InputStream in, WireLimits limits);
    }

    @FuzzTest(maxDuration = "10m")
    void eventsOfAnyBytes(byte[] bytes) throws IOException {
        for (WireLimits limits : List.of(SMALL, WireLimits.DEFAULT)) {
            for (Object read : sameHoweverCut(bytes, limits, (in, l) -> new SseReader(in, l)::next)) {
                if (read instanceof SseFrame frame) {
                    assertThat(frame.event()).isNotEmpty();
                    assertThat(frame.data().length()).isLessThanOrEqualTo(limits.eventBytes());
                    assertThat(frame.event().length() + frame.id().length())
                            .isLessThanOrEqualTo(2 * limits.lineBytes());
                }
            }
        }
        endsOnAnEndlessStream(bytes, (in, l) -> new SseReader(in, l)::next);
    }

    @FuzzTest(maxDuration = "10m")
    void linesOfAnyBytes(byte[] bytes) throws IOException {
        for (WireLimits limits : List.of(SMALL, WireLimits.DEFAULT)) {
            for (Object read : sameHoweverCut(bytes, limits, (in, l) -> new NdjsonReader(in, l)::next)) {
                assertThat(read).isInstanceOfAny(String.class, Limit.class);
                if (read instanceof String line) {
                    // A CR at the very end of a stream may be half of an end of line that never came.
                    assertThat(line.replaceFirst("\r$", "").length()).isLessThanOrEqualTo(limits.lineBytes());
                    assertThat(line).isNotBlank();
                }
            }
        }
        endsOnAnEndlessStream(bytes, (in, l) -> new NdjsonReader(in, l)::next);
    }

    /** How a reading ended that did not come to the end of the bytes. */
    private record Limit(String what) {}

    private static <T> List<Object> sameHoweverCut(byte[] bytes, WireLimits limits, Opening<T> opening)
            throws IOException {
        List<Object> whole = readAll(opening.open(new ByteArrayInputStream(bytes), limits));
        for (int size : new int[] {1, 2, 3, 7}) {
            assertThat(readAll(opening.open(Feeds.inPieces(bytes, size), limits)))
                    .as("in pieces of %d", size)
                    .isEqualTo(whole);
        }
        return whole;
    }

    private static <T> List<Object> readAll(Reading<T> reading) throws IOException {
        List<Object> all = new ArrayList<>();
        try {
            for (T next = reading.next(); next != null; next = reading.next()) {
                all.add(next);
            }
        } catch (WireLimitException limit) {
            all.add(new Limit(limit.what()));
        }
        return all;
    }

    /** A line or an event that never ends is given up within what the limits and one buffer hold. */
    private static <T> void endsOnAnEndlessStream(byte[] bytes, Opening<T> opening) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        Endless endless = new Endless(bytes);
        List<Object> read = readAll(opening.open(endless, SMALL));
        boolean endsLines = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).matches("(?s).*[\r\n].*");
        if (!endsLines) {
            assertThat(read).hasSize(1).first().isInstanceOf(Limit.class);
            assertThat(endless.given).isLessThan(MUCH / 2);
        }
    }

    /** The same bytes again and again, up to {@link #MUCH} of them. */
    private static final class Endless extends InputStream {
        private final byte[] bytes;
        private int given;

        Endless(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return given == MUCH ? -1 : bytes[given++ % bytes.length] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = Math.min(Math.min(length, 1_000), MUCH - given);
            for (int i = 0; i < count; i++) {
                buffer[offset + i] = (byte) read();
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
