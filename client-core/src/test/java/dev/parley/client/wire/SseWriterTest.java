package dev.parley.client.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                " a",
                "a\nb",
                "\n",
                "\na",
                "a\n",
                "a\n\nb",
                "data: x",
                ": no comment",
                "안녕 😀",
                "\uFEFFa"
            })
    void aReaderGetsTheDataBack(String data) throws IOException {
        SseReader reader = new SseReader(new ByteArrayInputStream(SseWriter.data(data)), WireLimits.DEFAULT);
        assertThat(reader.next()).isEqualTo(new SseFrame("message", data, "", null));
        assertThat(reader.next()).isNull();
        assertThat(reader.droppedUnfinished()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\r\nb"})
    void otherLineEndsComeBackAsLineFeeds(String data) throws IOException {
        SseReader reader = new SseReader(new ByteArrayInputStream(SseWriter.data(data)), WireLimits.DEFAULT);
        assertThat(reader.next()).extracting(SseFrame::data).isEqualTo("a\nb");
    }

    @Test
    void typeAndIdComeBack() throws IOException {
        byte[] written = SseWriter.event("delta", "7", "x");
        assertThat(new String(written, UTF_8)).isEqualTo("event: delta\nid: 7\ndata: x\n\n");
        SseReader reader = new SseReader(new ByteArrayInputStream(written), WireLimits.DEFAULT);
        assertThat(reader.next()).isEqualTo(new SseFrame("delta", "x", "7", null));
    }

    @Test
    void aCommentIsNoEvent() throws IOException {
        byte[] written = SseWriter.comment("ping");
        assertThat(new String(written, UTF_8)).startsWith(": ping\n");
        assertThat(new SseReader(new ByteArrayInputStream(written), WireLimits.DEFAULT).next())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rdata: injected", "a\0"})
    void aFieldCannotSmuggleInAnother(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> SseWriter.event(value, null, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> SseWriter.event(null, value, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> SseWriter.comment(value));
    }
}
