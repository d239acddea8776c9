package dev.parley.client.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonReaderTest {

    @SuppressWarnings("ImmutableEnumChecker") // test data, never written to
    enum Case {
        NOTHING(""),
        ONE_LINE("{\"a\":1}\n", "{\"a\":1}"),
        TWO_LINES("1\n2\n", "1", "2"),
        THE_LAST_LINE_NEEDS_NO_END("1\n{\"b\":2}", "1", "{\"b\":2}"),
        CRLF_ENDS_A_LINE("1\r\n2\r\n", "1", "2"),
        CR_ALONE_IS_WHITE_SPACE_OF_JSON("[1,\r2]\n", "[1,\r2]"),
        BLANK_LINES_ARE_SKIPPED("\n  \n1\n\r\n\t\n2\n\n", "1", "2"),
        BOM_AT_THE_START_IS_DROPPED("\uFEFF1\n2\n", "1", "2"),
        BOM_LATER_STAYS("1\n\uFEFF2\n", "1", "\uFEFF2"),
        OTHER_LINE_SEPARATORS_ARE_TEXT("\"a\u2028b\u0085c\"\n", "\"a\u2028b\u0085c\""),
        CHARACTERS_MAY_BE_SPLIT("\"안녕 😀\"\n", "\"안녕 😀\""),
        LINES_OF_OTHER_WHITE_SPACE_ARE_BLANK("\u2003\n \u2028\u2003\n1\n\u2003x\n\u001C\n", "1", "\u2003x"),
        WHITE_SPACE_AROUND_A_VALUE_STAYS(" \t1 \n", " \t1 "),
        INVALID_UTF8_IS_REPLACED("\"a\u00FFb\"\n".getBytes(ISO_8859_1), "\"a\uFFFDb\"");

        private final byte[] input;
        private final List<String> lines;

        Case(String input, String... lines) {
            this(input.getBytes(UTF_8), lines);
        }

        Case(byte[] input, String... lines) {
            this.input = input;
            this.lines = List.of(lines);
        }
    }

    private static List<String> read(InputStream in) throws IOException {
        NdjsonReader reader = new NdjsonReader(in, WireLimits.DEFAULT);
        List<String> lines = new ArrayList<>();
        for (String line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    @ParameterizedTest
    @EnumSource
    void readsALineAValue(Case rule) throws IOException {
        for (Feeds.Outcome<List<String>> outcome : Feeds.readAll(rule.input, NdjsonReaderTest::read)) {
            assertThat(outcome.value()).as(outcome.delivery()).isEqualTo(rule.lines);
        }
    }

    private static List<String> readBytes(InputStream in) throws IOException {
        NdjsonReader reader = new NdjsonReader(in, WireLimits.DEFAULT);
        List<String> lines = new ArrayList<>();
        Frame frame = new Frame();
        while (reader.read(frame) == FrameReader.Signal.FRAME) {
            assertThat(frame.event()).isEqualTo("message");
            lines.add(frame.text());
        }
        return lines;
    }

    @ParameterizedTest
    @EnumSource
    void readsBytesToo(Case rule) throws IOException {
        for (Feeds.Outcome<List<String>> outcome : Feeds.readAll(rule.input, NdjsonReaderTest::readBytes)) {
            assertThat(outcome.value()).as(outcome.delivery()).isEqualTo(rule.lines);
        }
    }

    @Test
    void handsALineOutAsSoonAsItEnds() throws IOException {
        assertThat(new NdjsonReader(Feeds.nothingAfter("{}\n".getBytes(UTF_8)), WireLimits.DEFAULT).next())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void aLineMayBeAsLongAsItsLimitAndNoLonger(int size) throws IOException {
        WireLimits limits = new WireLimits(5, 1000, 1000);
        for (String end : List.of("", "\n", "\r\n")) {
            byte[] fits = ("12345" + end).getBytes(UTF_8);
            assertThat(new NdjsonReader(Feeds.inPieces(fits, size), limits).next())
                    .isEqualTo("12345");
            byte[] over = ("123456" + end).getBytes(UTF_8);
            assertThatExceptionOfType(WireLimitException.class)
                    .isThrownBy(() -> new NdjsonReader(Feeds.inPieces(over, size), limits).next());
        }
    }
}
