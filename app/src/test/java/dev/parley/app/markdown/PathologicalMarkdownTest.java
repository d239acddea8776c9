package dev.parley.app.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input made to be slow: one second at most; the limit here is five times that. */
class PathologicalMarkdownTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("brackets", "[".repeat(50_000)),
                Arguments.of("closed brackets", "[".repeat(50_000) + "]".repeat(50_000)),
                Arguments.of("unfinished links", "[a](".repeat(25_000)),
                Arguments.of("unfinished images", "![".repeat(25_000)),
                Arguments.of("unfinished references", "[a][b".repeat(12_500)),
                Arguments.of("stars", "*".repeat(50_000)),
                Arguments.of("open emphasis", "*a _b ".repeat(12_500)),
                Arguments.of("closing emphasis", "a**b" + "c* ".repeat(25_000)),
                Arguments.of("backticks", "e`f``g```".repeat(6_000)),
                Arguments.of("quotes", "> ".repeat(10_000) + "x\n" + ">".repeat(10_000) + "y"),
                Arguments.of("lists", "- ".repeat(10_000) + "x\n"),
                Arguments.of("dollars", "$a $$b ".repeat(8_000)),
                Arguments.of("parentheses of formulas", "\\(a \\[b ".repeat(8_000)),
                Arguments.of("lines of dollars", "$$ x\n\n$$\n".repeat(6_000)),
                Arguments.of("tags", "<a <!-- ".repeat(8_000)),
                Arguments.of("addresses", "a@b.www.http://".repeat(4_000)),
                Arguments.of(
                        "wide table",
                        "|" + "a|".repeat(500) + "\n|" + "-|".repeat(500) + "\n" + "|b|\n".repeat(10_000)),
                Arguments.of("open definition", "[a]: <" + "x".repeat(50_000)),
                Arguments.of("open title", "[a]: x '" + "x\n".repeat(25_000)),
                Arguments.of("escape sequences", "\u001B]".repeat(25_000)),
                Arguments.of("joiners", "\uD83C\uDFF4\u200D".repeat(15_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void row31SlowInputIsParsedInTime(String name, String text) {
        long start = System.nanoTime();
        int blocks = MarkdownDocument.parse(text).size();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(blocks).as(name).isLessThan(20_000);
        assertThat(taken).as(name).isLessThan(LIMIT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void row31SlowInputThatArrivesInPiecesIsParsedInTime(String name, String text) {
        MarkdownDocument document = new MarkdownDocument();
        long slowest = 0;
        for (int from = 0; from < text.length(); from += 1_000) {
            long start = System.nanoTime();
            document.append(text.substring(from, Math.min(text.length(), from + 1_000)));
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        document.finish();

        assertThat(document.blocks()).as(name).isEqualTo(MarkdownDocument.parse(text));
        assertThat(Duration.ofNanos(slowest)).as(name).isLessThan(LIMIT);
    }
}
