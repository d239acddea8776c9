package dev.parley.gateway.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Utf8Test {

    @Test
    void aCharacterIsNotCut() {
        byte[] text = "a가😀".getBytes(StandardCharsets.UTF_8);
        int[] whole = {0, 1, 1, 1, 4, 4, 4, 4, 8};
        for (int length = 0; length <= text.length; length++) {
            assertThat(Utf8.wholeCharacters(Buffer.buffer(text).slice(0, length)))
                    .isEqualTo(whole[length]);
        }
    }

    /** Whatever the bytes are: in pieces they decode to the same text as in one. */
    @Test
    void piecesDecodeAsTheWhole() {
        Random random = new Random(7);
        byte[] alphabet = {
            'a', (byte) 0x80, (byte) 0xBF, (byte) 0xC3, (byte) 0xE2, (byte) 0xED, (byte) 0xF0, (byte) 0xFF
        };
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            StringBuilder decoded = new StringBuilder();
            Buffer rest = Buffer.buffer();
            for (byte b : bytes) {
                rest.appendByte(b);
                int end = Utf8.wholeCharacters(rest);
                decoded.append(new String(rest.getBytes(0, end), StandardCharsets.UTF_8));
                rest = rest.getBuffer(end, rest.length());
            }
            decoded.append(rest.toString(StandardCharsets.UTF_8));
            assertThat(decoded).hasToString(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
