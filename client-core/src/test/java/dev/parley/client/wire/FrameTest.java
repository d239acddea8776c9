package dev.parley.client.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FrameTest {

    @Test
    void aFrameOfTextIsAMessageOfNow() {
        long before = System.nanoTime();
        Frame frame = Frame.of("é");
        assertThat(frame.text()).isEqualTo("é");
        assertThat(frame.length()).isEqualTo(2);
        assertThat(new String(frame.buffer(), frame.start(), frame.length(), UTF_8))
                .isEqualTo("é");
        assertThat(frame.event()).isEqualTo("message");
        assertThat(frame.id()).isEmpty();
        assertThat(frame.arrivedNanos() - before).isNotNegative();
        assertThat(System.nanoTime() - frame.arrivedNanos()).isNotNegative();
    }

    @Test
    void itTellsWhetherItIsAnAsciiText() {
        Frame done = Frame.of("[DONE]");
        assertThat(done.is("[DONE]")).isTrue();
        assertThat(done.is("[DONE")).isFalse();
        assertThat(done.is("[DONE]]")).isFalse();
        assertThat(done.is("[DONe]")).isFalse();
        assertThat(done.is("xDONE]")).isFalse();
        assertThat(Frame.of("").is("")).isTrue();
    }

    @Test
    void itLooksAtItsOwnPartOfTheBuffer() throws IOException {
        byte[] stream = "data: first\n\ndata: [DONE]\n\n".getBytes(UTF_8);
        SseReader reader = new SseReader(new ByteArrayInputStream(stream), WireLimits.DEFAULT);
        Frame frame = new Frame();
        reader.read(frame);
        assertThat(frame.text()).isEqualTo("first");
        reader.read(frame);
        assertThat(frame.start()).isPositive();
        assertThat(frame.is("[DONE]")).isTrue();
        assertThat(frame.text()).as("not that of the frame before").isEqualTo("[DONE]");
    }

    @Test
    void malformedTextIsReplaced() {
        Frame frame = new Frame();
        frame.set("a\u00FFb".getBytes(ISO_8859_1), 0, 3);
        assertThat(frame.text()).isEqualTo("a\uFFFDb");
    }
}
