package dev.parley.client.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the obvious loop. */
class ByteScanTest {
    private static final long SEED = 20_261_128L;

    /** Around every border that the words of the search have. */
    private static final byte[] BYTES = {0, 9, 10, 11, 13, 15, 16, 17, 31, 32, 'x', 127, -128, -127, -118, -115, -1};

    private static int obvious(byte[] bytes, int from, int to, boolean orReturn) {
        int at = from;
        while (at < to && bytes[at] != '\n' && !(orReturn && bytes[at] == '\r')) {
            at++;
        }
        return at;
    }

    @Test
    void findsWhatTheObviousLoopFinds() {
        Random random = new Random(SEED);
        for (int round = 0; round < 10_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(4) == 0 ? BYTES[random.nextInt(BYTES.length)] : (byte) 'a';
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            assertThat(ByteScan.lineFeed(bytes, from, to))
                    .as("LF in %s from %s to %s", bytes, from, to)
                    .isEqualTo(obvious(bytes, from, to, false));
            assertThat(ByteScan.lineFeedOrReturn(bytes, from, to))
                    .as("LF or CR in %s from %s to %s", bytes, from, to)
                    .isEqualTo(obvious(bytes, from, to, true));
        }
    }

    @Test
    void aByteBeyondTheEndIsNotSeen() {
        byte[] bytes = "01234567\n1234567\r".getBytes(ISO_8859_1);
        assertThat(ByteScan.lineFeed(bytes, 0, 8)).isEqualTo(8);
        assertThat(ByteScan.lineFeed(bytes, 0, 9)).isEqualTo(8);
        assertThat(ByteScan.lineFeed(bytes, 9, 17)).isEqualTo(17);
        assertThat(ByteScan.lineFeedOrReturn(bytes, 9, 17)).isEqualTo(16);
        assertThat(ByteScan.lineFeedOrReturn(bytes, 9, 16)).isEqualTo(16);
    }
}
