package dev.parley.client.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.StreamEvent;
import dev.parley.client.contract.Timeless;
import dev.parley.client.wire.Frame;
import dev.parley.client.wire.FrameReader;
import dev.parley.client.wire.SseReader;
import dev.parley.client.wire.WireLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quick ways to read a chunk give what the tree gives. */
class OpenAiDecoderTest {
    private static final long SEED = 20_261_128L;
    private static final int STREAMS = 10_000;

    /** All that a caller can see of one answer: its events, and what its pieces came back with. */
    private static List<Object> seen(byte[] stream, OpenAiDecoder decoder) throws IOException {
        List<Object> seen = new ArrayList<>();
        SseReader reader = new SseReader(new ByteArrayInputStream(stream), WireLimits.DEFAULT);
        Frame frame = new Frame();
        while (reader.read(frame) == FrameReader.Signal.FRAME) {
            try {
                seen.add(decoder.piece(frame, event -> seen.add(Timeless.of(event))));
            } catch (DecodeException e) {
                seen.add(e.detail());
            }
            seen.add(decoder.finishReason() == null ? "goes on" : decoder.finishReason());
        }
        return seen;
    }

    @Test
    void whatIsReadQuicklyIsWhatTheTreeSays() throws IOException {
        Chunks chunks = new Chunks(SEED);
        int deltas = 0;
        for (int i = 0; i < STREAMS; i++) {
            byte[] stream = chunks.stream();
            List<Object> byTree = seen(stream, new OpenAiDecoder(false));
            List<Object> quick = seen(stream, new OpenAiDecoder(true));
            if (!quick.equals(byTree)) {
                assertThat(quick)
                        .as("stream %s: %s", i, new String(stream, ISO_8859_1))
                        .isEqualTo(byTree);
            }
            deltas += (int) byTree.stream()
                    .filter(StreamEvent.TextDelta.class::isInstance)
                    .count();
        }
        assertThat(deltas).as("streams that mean something").isGreaterThan(2 * STREAMS);
    }

    private static String chunk(String content) {
        return "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + content
                + "\"},\"finish_reason\":null}]}";
    }

    @Test
    void anEventHasTheTimeOfItsFrame() throws DecodeException {
        List<StreamEvent> events = new ArrayList<>();
        OpenAiDecoder decoder = new OpenAiDecoder();
        for (long time = 1; time <= 3; time++) {
            Frame frame = Frame.of(chunk("word" + time));
            frame.arrived(time);
            decoder.piece(frame, events::add);
        }
        assertThat(events)
                .containsExactly(
                        new StreamEvent.TextDelta(0, "word1", 1),
                        new StreamEvent.TextDelta(0, "word2", 2),
                        new StreamEvent.TextDelta(0, "word3", 3));
    }

    @Test
    void afterOneEventItsLikesAreRecognised() {
        UsualChunk chunk = new UsualChunk();
        ChunkPattern pattern = new ChunkPattern();
        Frame first = Frame.of(chunk("Hello"));
        assertThat(pattern.match(first)).as("nothing learnt yet").isNull();
        assertThat(chunk.read(first)).isTrue();
        pattern.learn(first, chunk, "Hello");
        for (String text : List.of("a", "안녕 😀", "two words")) {
            assertThat(pattern.match(Frame.of(chunk(text))))
                    .isInstanceOfSatisfying(
                            StreamEvent.TextDelta.class,
                            delta -> assertThat(delta.text()).isEqualTo(text));
        }
        assertThat(pattern.match(Frame.of(chunk("line\\nbreak \\ud83d\\ude00"))))
                .isInstanceOfSatisfying(
                        StreamEvent.TextDelta.class,
                        delta -> assertThat(delta.text()).isEqualTo("line\nbreak 😀"));
    }

    @Test
    void whatIsNotExactlyAlikeIsLeftToTheParser() {
        UsualChunk chunk = new UsualChunk();
        ChunkPattern pattern = new ChunkPattern();
        Frame first = Frame.of(chunk("Hello"));
        assertThat(chunk.read(first)).isTrue();
        pattern.learn(first, chunk, "Hello");
        List<String> others = List.of(
                "",
                "{}",
                chunk(""),
                chunk("a").replace("c1", "c2"),
                chunk("a").replace(":0", ":1"),
                chunk("a").replace("null", "true"),
                chunk("a") + " ",
                chunk("a\\x"),
                chunk("a\"b"),
                chunk("a\\"),
                chunk("\uFFFD"),
                chunk("x".repeat((1 << 20) + 1)));
        assertThat(others)
                .allSatisfy(other -> assertThat(pattern.match(Frame.of(other))).isNull());
        assertThat(pattern.match(Frame.of(chunk("x".repeat(1 << 20))))).isNotNull();
    }

    @Test
    void whereTheTextIsDoesNotDependOnWhereTheFrameIs() throws IOException {
        String before = "x".repeat(300);
        byte[] stream = ("data: " + before + "\n\ndata: " + chunk("é Hello") + "\n\ndata: " + chunk("there") + "\n\n")
                .getBytes(UTF_8);
        SseReader reader = new SseReader(new ByteArrayInputStream(stream), WireLimits.DEFAULT);
        Frame frame = new Frame();
        UsualChunk chunk = new UsualChunk();
        ChunkPattern pattern = new ChunkPattern();
        reader.read(frame);
        reader.read(frame);
        assertThat(frame.start()).isGreaterThan(300);
        assertThat(chunk.read(frame)).isTrue();
        assertThat(frame.buffer()[frame.start() + chunk.textStart()]).isEqualTo((byte) '"');
        assertThat(frame.buffer()[frame.start() + chunk.textEnd() - 1]).isEqualTo((byte) '"');
        pattern.learn(frame, chunk, "é Hello");
        reader.read(frame);
        assertThat(pattern.match(frame))
                .isInstanceOfSatisfying(
                        StreamEvent.TextDelta.class,
                        delta -> assertThat(delta.text()).isEqualTo("there"));
    }
}
