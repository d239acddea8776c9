package dev.parley.app.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input made to be slow: one second at most; the limit here is five times that. */
class PathologicalMarkdownTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /**
     * What comes is parsed on the toolkit's thread: 50 ms of it at most; the limit here is five times that. It is the
     * thread's own time: what else this machine does is no property of the parser.
     */
    private static final Duration AT_ONCE = Duration.ofMillis(250);

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

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
            long start = CPU.getCurrentThreadCpuTime();
            document.append(text.substring(from, Math.min(text.length(), from + 1_000)));
            slowest = Math.max(slowest, CPU.getCurrentThreadCpuTime() - start);
        }
        long start = CPU.getCurrentThreadCpuTime();
        document.finish();
        slowest = Math.max(slowest, CPU.getCurrentThreadCpuTime() - start);

        assertThat(document.blocks()).as(name).isEqualTo(MarkdownDocument.parse(text));
        assertThat(Duration.ofNanos(slowest)).as(name).isLessThan(AT_ONCE);
    }

    @Test
    void row31ATextOfTooManyMarksIsShownAsItWasWritten() {
        String marks = "[a](".repeat(HeavyText.MOST_MARKS);
        assertThat(MarkdownDocument.parse("**One**\n\n" + marks + "\n\n**two**"))
                .containsExactly(strong("One"), new Block.Paragraph(List.of(new Inline.Text(marks))), strong("two"));
    }

    @Test
    void lengthAloneAndMarksInCodeOrManyCellsAreNotTooMuch() {
        String picture = "![dot](data:image/png;base64," + "iVBORw0KGgo=".repeat(20_000) + ")";
        assertThat(MarkdownDocument.parse(picture).getFirst())
                .isInstanceOfSatisfying(
                        Block.Paragraph.class,
                        block -> assertThat(block.content()).hasOnlyElementsOfType(Inline.Image.class));
        String table = "| a | b |\n|---|---|\n" + "| `c` | *d* |\n".repeat(3_000);
        assertThat(MarkdownDocument.parse(table)).singleElement().isInstanceOf(Block.Table.class);
        String code = "```\n" + "a[0](*b)\n".repeat(3_000) + "```";
        assertThat(MarkdownDocument.parse(code)).singleElement().isInstanceOf(Block.Code.class);
        String items = "- a\n  - `b` *c*\n".repeat(3_000);
        assertThat(MarkdownDocument.parse(items)).hasSize(3_000).hasOnlyElementsOfType(Block.Item.class);
    }

    private static Block strong(String text) {
        return new Block.Paragraph(List.of(new Inline.Strong(List.of(new Inline.Text(text)))));
    }
}
