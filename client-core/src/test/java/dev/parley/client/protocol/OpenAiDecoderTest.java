package dev.parley.client.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.contract.Timeless;
import dev.parley.client.wire.Frame;
import dev.parley.client.wire.FrameReader;
import dev.parley.client.wire.SseReader;
import dev.parley.client.wire.WireLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void aPatternMayBeLongAndMayBeLearntAnew() {
        UsualChunk chunk = new UsualChunk();
        ChunkPattern pattern = new ChunkPattern();
        for (String id : List.of("c".repeat(700), "short", "d".repeat(5_000))) {
            Frame first = Frame.of(chunk("Hello").replace("c1", id));
            assertThat(pattern.match(first)).as("another pattern").isNull();
            assertThat(chunk.read(first)).isTrue();
            pattern.learn(first, chunk, "Hello");
            assertThat(pattern.match(Frame.of(chunk("there").replace("c1", id))))
                    .isInstanceOfSatisfying(
                            StreamEvent.TextDelta.class,
                            delta -> assertThat(delta.text()).isEqualTo("there"));
        }
    }

    @Test
    void reasoningIsRecognisedAsReasoning() throws DecodeException {
        List<StreamEvent> events = new ArrayList<>();
        OpenAiDecoder decoder = new OpenAiDecoder();
        for (String thought : List.of("hm", "so")) {
            decoder.piece(Frame.of(chunk(thought).replace("content", "reasoning_content")), events::add);
        }
        assertThat(Timeless.of(events))
                .containsExactly(
                        new StreamEvent.ReasoningDelta(0, "hm", 0), new StreamEvent.ReasoningDelta(0, "so", 0));
    }

    private static List<StreamEvent> whole(String body) throws DecodeException {
        List<StreamEvent> events = new ArrayList<>();
        new OpenAiDecoder().whole(body, events::add);
        return Timeless.of(events);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "\"text\"", "{}", "{\"object\":\"chat.completion\"}"})
    void aBodyWithoutChoicesIsNoAnswer(String body) {
        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> whole(body));
    }

    @Test
    void anAnswerMayGiveNoReason() throws DecodeException {
        OpenAiDecoder decoder = new OpenAiDecoder();
        decoder.whole("{\"choices\":[{\"message\":{\"content\":\"a\"}}]}", event -> {});
        assertThat(decoder.finishReason()).isEqualTo(FinishReason.UNSTATED);
        OpenAiDecoder other = new OpenAiDecoder();
        other.whole("{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"length\"}]}", event -> {});
        assertThat(other.finishReason()).isEqualTo(new FinishReason(FinishReason.Kind.LENGTH, "length"));
    }

    @ParameterizedTest
    @CsvSource({
        "stop,STOP",
        "eos,STOP",
        "end_turn,STOP",
        "length,LENGTH",
        "max_tokens,LENGTH",
        "tool_calls,TOOL_CALLS",
        "function_call,TOOL_CALLS",
        "content_filter,CONTENT_FILTER",
        "abort,OTHER",
        "'',OTHER"
    })
    void reasonsHaveAMeaningAndKeepTheServersWord(String raw, FinishReason.Kind kind) {
        assertThat(OpenAiDecoder.reason(raw)).isEqualTo(new FinishReason(kind, raw));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"no room\"}}|no room",
                "{\"error\":\"no room\"}|no room",
                "{\"error\":{\"code\":7}}|{\"code\":7}"
            })
    void anErrorIsReportedInTheServersWords(String event, String words) {
        OpenAiDecoder decoder = new OpenAiDecoder();
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.piece(Frame.of(event), e -> {}))
                .withMessage(words);
    }

    @Test
    void aToolCallsArgumentsMayBeMissingOrNoString() throws DecodeException {
        String calls = "[{\"function\":{\"name\":\"a\"}},{\"function\":{\"arguments\":null}},"
                + "{\"id\":\"c3\",\"function\":{\"arguments\":{\"x\":1}}},{\"index\":7,\"function\":{\"arguments\":\"{\"}}]";
        assertThat(whole("{\"choices\":[{\"index\":2,\"message\":{\"tool_calls\":" + calls + "}}]}"))
                .containsExactly(
                        new StreamEvent.ToolCallDelta(2, 0, null, "a", "", 0),
                        new StreamEvent.ToolCallDelta(2, 1, null, null, "", 0),
                        new StreamEvent.ToolCallDelta(2, 2, "c3", null, "{\"x\":1}", 0),
                        new StreamEvent.ToolCallDelta(2, 7, null, null, "{", 0));
    }

    @Test
    void logprobsOfCompletionsAreTwoLists() throws DecodeException {
        String lists = "{\"tokens\":[\"a\",\"b\",\"c\"],\"token_logprobs\":[-0.5,-1]}";
        assertThat(whole("{\"choices\":[{\"text\":\"ab\",\"logprobs\":" + lists + "}]}"))
                .contains(new StreamEvent.LogprobsReceived(
                        0, List.of(new TokenLogprob("a", -0.5, List.of()), new TokenLogprob("b", -1, List.of())), 0));
        String fewer = "{\"tokens\":[\"a\"],\"token_logprobs\":[-0.5,-1]}";
        assertThat(whole("{\"choices\":[{\"logprobs\":" + fewer + "}]}"))
                .containsExactly(
                        new StreamEvent.LogprobsReceived(0, List.of(new TokenLogprob("a", -0.5, List.of())), 0));
    }

    @Test
    void timingsAreTheNumbersAmongThem() throws DecodeException {
        assertThat(whole("{\"choices\":[],\"timings\":{\"predicted_n\":4,\"note\":\"x\",\"predicted_ms\":1.5}}"))
                .containsExactly(new StreamEvent.TimingsReported(Map.of("predicted_n", 4.0, "predicted_ms", 1.5), 0));
    }
}
