package dev.parley.client.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextChunkReaderTest {

    @SuppressWarnings("ImmutableEnumChecker") // test data, never written to
    enum Case {
        NOTHING("", ""),
        PLAIN("abc\r\nd\n", "abc\r\nd\n"),
        CHARACTERS_MAY_BE_SPLIT("é 안녕 😀", "é 안녕 😀"),
        BOM_AT_THE_START_IS_DROPPED("\uFEFFabc", "abc"),
        ONLY_ONE_BOM_IS_DROPPED("\uFEFF\uFEFFa\uFEFF", "\uFEFFa\uFEFF"),
        ONLY_A_BOM("\uFEFF", ""),
        INVALID_BYTES_ARE_REPLACED("a\u00FFb\u00C3(".getBytes(ISO_8859_1), "a\uFFFDb\uFFFD("),
        A_CHARACTER_CUT_OFF_AT_THE_END_IS_REPLACED("a\u00E2\u0082".getBytes(ISO_8859_1), "a\uFFFD");

        private final byte[] input;
        private final String text;

        Case(String input, String text) {
            this(input.getBytes(UTF_8), text);
        }

        Case(byte[] input, String text) {
            this.input = input;
            this.text = text;
        }
    }

    private static String read(InputStream in) throws IOException {
        TextChunkReader reader = new TextChunkReader(in, WireLimits.DEFAULT);
        StringBuilder text = new StringBuilder();
        for (String chunk = reader.next(); chunk != null; chunk = reader.next()) {
            assertThat(chunk).isNotEmpty();
            text.append(chunk);
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource
    void joinsWhatWasSplit(Case rule) throws IOException {
        for (Feeds.Outcome<String> outcome : Feeds.readAll(rule.input, TextChunkReaderTest::read)) {
            assertThat(outcome.value()).as(outcome.delivery()).isEqualTo(rule.text);
        }
    }

    @Test
    void handsTextOutAsItArrives() throws IOException {
        TextChunkReader reader = new TextChunkReader(Feeds.nothingAfter("ab".getBytes(UTF_8)), WireLimits.DEFAULT);
        assertThat(reader.next()).isEqualTo("a");
        assertThat(reader.next()).isEqualTo("b");
    }

    @Test
    void aFrameHoldsWhatCameAtOnce() throws IOException {
        TextChunkReader reader = new TextChunkReader(Feeds.inPieces("abc".getBytes(UTF_8), 2), WireLimits.DEFAULT);
        Frame frame = new Frame();
        assertThat(reader.read(frame)).isEqualTo(FrameReader.Signal.FRAME);
        assertThat(frame.text()).isEqualTo("ab");
        assertThat(reader.read(frame)).isEqualTo(FrameReader.Signal.FRAME);
        assertThat(frame.text()).isEqualTo("c");
        assertThat(reader.read(frame)).isEqualTo(FrameReader.Signal.END);
    }

    @Test
    void readsMoreThanItsBuffer() throws IOException {
        String text = "안녕😀".repeat(20_000);
        assertThat(read(new ByteArrayInputStream(text.getBytes(UTF_8)))).isEqualTo(text);
    }

    @Test
    void theTextMayBeAsLongAsItsLimitAndNoLonger() throws IOException {
        WireLimits limits = new WireLimits(1, 1, 10);
        TextChunkReader fits = new TextChunkReader(Feeds.inPieces("0123456789".getBytes(UTF_8), 4), limits);
        assertThat(fits.next() + fits.next() + fits.next() + fits.next()).isEqualTo("0123456789null");
        TextChunkReader over = new TextChunkReader(Feeds.inPieces("0123456789x".getBytes(UTF_8), 4), limits);
        assertThat(over.next() + over.next()).isEqualTo("01234567");
        assertThatExceptionOfType(WireLimitException.class)
                .isThrownBy(over::next)
                .satisfies(e -> assertThat(e.what()).isEqualTo("the text"));
    }
}
