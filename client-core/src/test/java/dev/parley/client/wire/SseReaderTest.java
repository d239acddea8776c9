package dev.parley.client.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of WHATWG HTML 9.2.5 and 9.2.6, each delivered whole, byte by byte, and cut anywhere. */
class SseReaderTest {
    private static final String BOM = "\uFEFF";

    private static SseFrame message(String data) {
        return new SseFrame("message", data, "", null);
    }

    private static SseFrame message(String data, String id) {
        return new SseFrame("message", data, id, null);
    }

    /** Each character is one byte. */
    private static byte[] latin1(String bytes) {
        return bytes.getBytes(ISO_8859_1);
    }

    @SuppressWarnings("ImmutableEnumChecker") // test data, never written to
    enum Case {
        NOTHING(""),
        LF_ENDS_LINES("data: a\n\n", message("a")),
        CR_ENDS_LINES("data: a\rdata: b\r\r", message("a\nb")),
        CRLF_ENDS_LINES("data: a\r\ndata: b\r\n\r\n", message("a\nb")),
        ENDS_OF_LINES_MAY_BE_MIXED("data: a\rdata: b\ndata: c\r\n\n", message("a\nb\nc")),
        CR_LF_IS_ONE_END_AND_LF_CR_ARE_TWO("data: a\n\rdata: b\r\n\r\n", message("a"), message("b")),
        BOM_AT_THE_START_IS_DROPPED(BOM + "data: a\n\n", message("a")),
        ONLY_ONE_BOM_IS_DROPPED(BOM + BOM + "data: a\n\ndata: b\n\n", message("b")),
        BOM_LATER_BELONGS_TO_THE_FIELD_NAME("data: a\n\n" + BOM + "data: b\n\n", message("a")),
        BOM_IN_DATA_STAYS("data: " + BOM + "a\n\n", message(BOM + "a")),
        HALF_A_BOM_IS_NO_BOM(latin1("\u00EF\u00BBdata: a\n\ndata: b\n\n"), message("b")),
        ONLY_A_BOM(BOM),
        TWO_DATA_LINES_ARE_JOINED("data: a\ndata: b\n\n", message("a\nb")),
        EMPTY_DATA_LINE_ALONE_IS_AN_EVENT("data:\n\n", message("")),
        DATA_WITHOUT_COLON_ALONE_IS_AN_EVENT("data\n\n", message("")),
        TWO_EMPTY_DATA_LINES_ARE_ONE_LINE_FEED("data\ndata\n\n", message("\n")),
        LEADING_EMPTY_DATA_LINES_STAY("data\ndata: a\n\n", message("\na")),
        TRAILING_EMPTY_DATA_LINES_STAY("data: a\ndata\n\n", message("a\n")),
        NO_SPACE_AFTER_COLON("data:a\n\n", message("a")),
        ONE_SPACE_IS_DROPPED_AND_A_SECOND_STAYS("data:  a\n\n", message(" a")),
        A_TAB_IS_NOT_A_SPACE("data:\ta\n\n", message("\ta")),
        ONLY_THE_FIRST_COLON_COUNTS("data: a: b:\n\n", message("a: b:")),
        A_SPACE_BEFORE_THE_COLON_MAKES_ANOTHER_NAME("data : a\n\n"),
        NAMES_ARE_CASE_SENSITIVE("DATA: a\nData: b\n\n"),
        A_LEADING_SPACE_MAKES_ANOTHER_NAME(" data: a\n\n"),
        COMMENTS_ARE_IGNORED(": ping\n\ndata: a\n:\n: data: x\ndata: b\n\n", message("a\nb")),
        UNKNOWN_FIELDS_ARE_IGNORED("foo: x\nbar\ndatax: y\ndat: z\ndata: a\n\n", message("a")),
        BLANK_LINES_ALONE_GIVE_NOTHING("\n\n\r\n\r\r\n\n"),
        EVENT_NAMES_THE_TYPE("event: delta\ndata: a\n\n", new SseFrame("delta", "a", "", null)),
        THE_LAST_TYPE_WINS("event: x\nevent: y\ndata: a\n\n", new SseFrame("y", "a", "", null)),
        AN_EMPTY_TYPE_IS_MESSAGE("event: x\nevent:\ndata: a\n\n", message("a")),
        THE_TYPE_IS_FOR_ONE_EVENT("event: x\ndata: a\n\ndata: b\n\n", new SseFrame("x", "a", "", null), message("b")),
        A_BLOCK_WITHOUT_DATA_RESETS_THE_TYPE("event: x\n\ndata: a\n\n", message("a")),
        ID_PERSISTS("id: 7\ndata: a\n\ndata: b\n\n", message("a", "7"), message("b", "7")),
        ID_WITHOUT_DATA_STILL_COUNTS("id: 7\n\ndata: a\n\n", message("a", "7")),
        AN_EMPTY_ID_RESETS("id: 7\ndata: a\n\nid\ndata: b\n\n", message("a", "7"), message("b")),
        AN_ID_WITH_NUL_IS_IGNORED("id: 7\ndata: a\n\nid: 8\0\ndata: b\n\n", message("a", "7"), message("b", "7")),
        NUL_IN_DATA_STAYS("data: a\0b\n\n", message("a\0b")),
        RETRY_OF_DIGITS("retry: 1500\ndata: a\n\ndata: b\n\n", new SseFrame("message", "a", "", 1500L), message("b")),
        RETRY_WITHOUT_DATA_COMES_WITH_THE_NEXT("retry: 9\n\ndata: a\n\n", new SseFrame("message", "a", "", 9L)),
        RETRY_OF_ANYTHING_ELSE(
                "retry: 1.5\nretry: -1\nretry: +1\nretry:\nretry: 1 \nretry: 0x1\ndata: a\n\n", message("a")),
        RETRY_OF_OTHER_DIGITS_IS_IGNORED("retry: \u0661\u0662\ndata: a\n\n", message("a")),
        RETRY_BEYOND_ANY_CLOCK_IS_IGNORED("retry: 99999999999999999999\ndata: a\n\n", message("a")),
        AN_EVENT_WITHOUT_BLANK_LINE_IS_DROPPED("data: a\n\ndata: b\n", message("a")),
        A_LINE_WITHOUT_END_IS_DROPPED("data: a\n\ndata: b", message("a")),
        A_BLANK_LINE_OF_CR_AT_THE_END_DISPATCHES("data: a\r\n\r", message("a")),
        CHARACTERS_MAY_BE_SPLIT("data: 안녕 😀 é\nevent: 이름\n\n", new SseFrame("이름", "안녕 😀 é", "", null)),
        INVALID_UTF8_IS_REPLACED(latin1("data: a\u00FFb\u00C3(\n\n"), message("a\uFFFDb\uFFFD(")),
        AN_UNFINISHED_CHARACTER_DOES_NOT_EAT_THE_LINE_END(latin1("data: a\u00E2\u0082\n\n"), message("a\uFFFD")),
        THE_EXAMPLE_OF_THE_STANDARD(
                "data: YHOO\ndata: +2\ndata: 10\n\n: test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
                message("YHOO\n+2\n10"),
                message("first event", "1"),
                message("second event"),
                message(" third event"));

        private final byte[] input;
        private final List<SseFrame> frames;

        Case(String input, SseFrame... frames) {
            this(input.getBytes(UTF_8), frames);
        }

        Case(byte[] input, SseFrame... frames) {
            this.input = input;
            this.frames = List.of(frames);
        }
    }

    private static List<SseFrame> read(InputStream in) throws IOException {
        SseReader reader = new SseReader(in, WireLimits.DEFAULT);
        List<SseFrame> frames = new ArrayList<>();
        for (SseFrame frame = reader.next(); frame != null; frame = reader.next()) {
            frames.add(frame);
        }
        return frames;
    }

    @ParameterizedTest
    @EnumSource
    void readsByTheStandard(Case rule) throws IOException {
        for (Feeds.Outcome<List<SseFrame>> outcome : Feeds.readAll(rule.input, SseReaderTest::read)) {
            assertThat(outcome.value()).as(outcome.delivery()).isEqualTo(rule.frames);
        }
    }

    private static List<SseFrame> readBytes(InputStream in) throws IOException {
        SseReader reader = new SseReader(in, WireLimits.DEFAULT);
        List<SseFrame> frames = new ArrayList<>();
        Frame frame = new Frame();
        while (true) {
            try {
                switch (reader.read(frame)) {
                    case FRAME -> {
                        byte[] bytes = Arrays.copyOfRange(frame.buffer(), frame.start(), frame.end());
                        assertThat(bytes).hasSize(frame.length());
                        frames.add(new SseFrame(frame.event(), new String(bytes, UTF_8), frame.id(), null));
                    }
                    case ALIVE -> frames.add(SseFrame.COMMENT);
                    case END -> {
                        assertThat(reader.droppedUnfinished()).isFalse();
                        return frames;
                    }
                }
            } catch (EOFException cut) {
                assertThat(reader.droppedUnfinished()).isTrue();
                return frames;
            }
        }
    }

    /** A stream of bytes knows no reconnection time: nobody reconnects to an answer. */
    @ParameterizedTest
    @EnumSource
    void readsBytesByTheStandardToo(Case rule) throws IOException {
        List<SseFrame> expected = rule.frames.stream()
                .map(frame -> new SseFrame(frame.event(), frame.data(), frame.id(), null))
                .toList();
        for (Feeds.Outcome<List<SseFrame>> outcome : Feeds.readAll(rule.input, SseReaderTest::readBytes)) {
            List<SseFrame> events =
                    outcome.value().stream().filter(frame -> !frame.isComment()).toList();
            assertThat(events).as(outcome.delivery()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: a\n\n", "data: a\r\r", "data: a\r\n\r", "data: a\r\n\r\n", "\uFEFFdata: a\n\n"})
    void handsAnEventOutWithoutWaitingForWhatMayFollow(String input) throws IOException {
        SseReader reader = new SseReader(Feeds.nothingAfter(input.getBytes(UTF_8)), WireLimits.DEFAULT);
        assertThat(reader.next()).isEqualTo(message("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: a\n", "data: a", "event: x", ": half a comment", "data: a\n\ndata"})
    void saysThatTheEndCutAnEventOff(String input) throws IOException {
        SseReader reader = new SseReader(new ByteArrayInputStream(input.getBytes(UTF_8)), WireLimits.DEFAULT);
        SseFrame last = reader.next();
        while (last != null) {
            last = reader.next();
        }
        assertThat(reader.droppedUnfinished()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: a\n\n", ": ping\n", "event: x\n", "data: a\n\nid: 3\n"})
    void aCleanEndDroppedNothing(String input) throws IOException {
        SseReader reader = new SseReader(new ByteArrayInputStream(input.getBytes(UTF_8)), WireLimits.DEFAULT);
        SseFrame last = reader.next();
        while (last != null) {
            last = reader.next();
        }
        assertThat(reader.droppedUnfinished()).isFalse();
        assertThat(reader.next()).as("after the end").isNull();
    }

    @Test
    void aReaderOfBytesTakesACutEventForABrokenConnection() throws IOException {
        String input = "data: a\n\n: ping\ndata: b\n";
        SseReader reader = new SseReader(new ByteArrayInputStream(input.getBytes(UTF_8)), WireLimits.DEFAULT);
        Frame frame = new Frame();
        assertThat(reader.read(frame)).isEqualTo(FrameReader.Signal.FRAME);
        assertThat(frame.text()).isEqualTo("a");
        assertThat(reader.read(frame)).isEqualTo(FrameReader.Signal.ALIVE);
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> reader.read(frame));
    }

    @Test
    void bothWaysOfReadingMayBeMixed() throws IOException {
        String input = "event: x\nretry: 5\ndata: a\n\nretry: 6\ndata: b\n\ndata: c\n\nevent: y\ndata: d\n\n";
        SseReader reader = new SseReader(new ByteArrayInputStream(input.getBytes(UTF_8)), WireLimits.DEFAULT);
        Frame frame = new Frame();
        assertThat(reader.next()).isEqualTo(new SseFrame("x", "a", "", 5L));
        assertThat(reader.read(frame)).isEqualTo(FrameReader.Signal.FRAME);
        assertThat(frame.text()).isEqualTo("b");
        assertThat(reader.next()).isEqualTo(message("c"));
        assertThat(reader.next()).isEqualTo(new SseFrame("y", "d", "", null));
        assertThat(reader.read(frame)).isEqualTo(FrameReader.Signal.END);
    }

    @Test
    void anEventIsFoundWhereverTheBufferEnds() throws IOException {
        // Lines of growing length, so that the buffer's end falls everywhere into an event: data, end of line, blank
        // line.
        StringBuilder input = new StringBuilder();
        List<SseFrame> expected = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String data = "x".repeat(i);
            input.append(i % 3 == 0 ? "data: " + data + "\ndata: y\n\n" : "data: " + data + "\n\n");
            expected.add(message(i % 3 == 0 ? data + "\ny" : data));
        }
        byte[] bytes = input.toString().getBytes(UTF_8);
        assertThat(readBytes(new ByteArrayInputStream(bytes))).isEqualTo(expected);
        assertThat(readBytes(Feeds.inPieces(bytes, 1_000))).isEqualTo(expected);
        assertThat(readBytes(Feeds.inPieces(bytes, 1))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: a\n", "data: a\ndata: b\n", "data: a\n\n", "data: a\ndata: b\n\n", "event: x\n"})
    void endlessLinesNeedNoMemory(String before) throws IOException {
        CountingEndless endless = new CountingEndless(": comment\n");
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(before.getBytes(UTF_8)), endless);
        SseReader reader = new SseReader(in, new WireLimits(1 << 16, 1 << 20, 1 << 20));
        Frame frame = new Frame();
        int comments = 0;
        while (endless.given < 200_000) {
            comments += reader.read(frame) == FrameReader.Signal.ALIVE ? 1 : 0;
        }
        assertThat(comments).isGreaterThan(10_000);
        assertThat(endless.largest).as("room that was left in the buffer").isLessThanOrEqualTo(16 * 1024);
    }

    @Test
    void aLineMayBeAsLongAsItsLimitAndNoLonger() throws IOException {
        WireLimits limits = new WireLimits(10, 1000, 1000);
        for (String end : List.of("\n\n", "\r\r", "\r\n\r\n")) {
            for (int size : new int[] {1, 3, 1000}) {
                byte[] fits = ("data: 1234" + end).getBytes(UTF_8);
                assertThat(new SseReader(Feeds.inPieces(fits, size), limits).next())
                        .isEqualTo(message("1234"));
                byte[] over = ("data: 12345" + end).getBytes(UTF_8);
                assertThatExceptionOfType(WireLimitException.class)
                        .isThrownBy(() -> new SseReader(Feeds.inPieces(over, size), limits).next())
                        .satisfies(e -> assertThat(e.limit()).isEqualTo(10));
            }
        }
    }

    @Test
    void anEndlessLineIsCutWithBoundedMemory() {
        WireLimits limits = new WireLimits(1 << 16, 1 << 20, 1 << 20);
        CountingEndless endless = new CountingEndless("x");
        assertThatExceptionOfType(WireLimitException.class)
                .isThrownBy(() -> new SseReader(endless, limits).next())
                .withMessageContaining("a line");
        assertThat(endless.given).isLessThan(4L << 16);
    }

    /** The same bytes again and again. */
    private static final class CountingEndless extends InputStream {
        private final byte[] bytes;
        private long given;
        private int largest;

        CountingEndless(String again) {
            this.bytes = again.getBytes(UTF_8);
        }

        @Override
        public int read() {
            return bytes[(int) (given++ % bytes.length)];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            largest = Math.max(largest, length);
            for (int i = offset; i < offset + length; i++) {
                buffer[i] = (byte) read();
            }
            return length;
        }
    }

    @Test
    void theDataOfAnEventMayBeAsLongAsItsLimitAndNoLonger() throws IOException {
        WireLimits limits = new WireLimits(100, 7, 1000);
        byte[] fits = "data: abc\ndata: def\n\n".getBytes(UTF_8);
        assertThat(new SseReader(new ByteArrayInputStream(fits), limits).next()).isEqualTo(message("abc\ndef"));
        byte[] over = "data: abc\ndata: defg\n\n".getBytes(UTF_8);
        assertThatExceptionOfType(WireLimitException.class)
                .isThrownBy(() -> new SseReader(new ByteArrayInputStream(over), limits).next())
                .withMessageContaining("an event");
    }

    @Test
    void dataLinesWithoutContentAreCountedToo() {
        byte[] many = "data\n".repeat(2000).getBytes(UTF_8);
        WireLimits limits = new WireLimits(100, 1000, 1000);
        assertThatExceptionOfType(WireLimitException.class)
                .isThrownBy(() -> new SseReader(new ByteArrayInputStream(many), limits).next());
    }

    @Test
    void aBrokenConnectionIsAnExceptionAndWhatCameBeforeWasHandedOut() throws IOException {
        InputStream breaking = new InputStream() {
            private final InputStream before = new ByteArrayInputStream("data: a\n\ndata: b".getBytes(UTF_8));

            @Override
            public int read() throws IOException {
                int b = before.read();
                if (b < 0) {
                    throw new IOException("connection reset");
                }
                return b;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                buffer[offset] = (byte) read();
                return 1;
            }
        };
        SseReader reader = new SseReader(breaking, WireLimits.DEFAULT);
        assertThat(reader.next()).isEqualTo(message("a"));
        assertThatExceptionOfType(IOException.class).isThrownBy(reader::next).withMessage("connection reset");
    }

    @Test
    void aCommentIsTheSignOfLifeThatItIsMeantToBe() throws IOException {
        String input = ": ping\n\ndata: a\n: within an event\ndata: b\n\n:\n";
        SseReader reader = new SseReader(new ByteArrayInputStream(input.getBytes(UTF_8)), WireLimits.DEFAULT);
        List<SseFrame> seen = new ArrayList<>();
        for (SseFrame next = reader.nextOrComment(); next != null; next = reader.nextOrComment()) {
            seen.add(next);
        }
        assertThat(seen).containsExactly(SseFrame.COMMENT, SseFrame.COMMENT, message("a\nb"), SseFrame.COMMENT);
        assertThat(reader.droppedUnfinished()).isFalse();
    }
}
