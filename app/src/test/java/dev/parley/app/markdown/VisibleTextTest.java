package dev.parley.app.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @Test
    void row30ACharacterThatCannotBeSeenIsASymbolInCode() {
        assertThat(VisibleText.segments("if (a\u202E) {\n\tx\u200By"))
                .containsExactly(
                        new VisibleText.Plain("if (a"),
                        new VisibleText.Symbol(0x202E),
                        new VisibleText.Plain(") {\n\tx"),
                        new VisibleText.Symbol(0x200B),
                        new VisibleText.Plain("y"));
        assertThat(VisibleText.toText("a\u202Eb\u001B[1m\0")).isEqualTo("aU+202EbU+001B[1mU+0000");
        assertThat(VisibleText.toText("a" + Character.toString(0xE0041))).isEqualTo("aU+E0041");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x0B, 0x0C, 0x0D, 0x1B, 0x7F, 0x85, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B,
                0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2063,
                0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x3164, 0xFE0F, 0xFEFF, 0xFFF9, 0xE0001, 0xE0061, 0xE007F,
                0xE0100
            })
    void row32CopyingCodeLeavesOutWhatCannotBeSeen(int codePoint) {
        String code = "curl x" + Character.toString(codePoint) + "; y";

        assertThat(VisibleText.cleaned(code)).isEqualTo("curl x; y");
        assertThat(VisibleText.toText(code)).isEqualTo("curl xU+%04X; y".formatted(codePoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "\u2764\uFE0F",
                "\u2764\uFE0F\u200D\uD83D\uDD25",
                "1\uFE0F\u20E3",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "\uD83D\uDC4B\uD83C\uDFFD",
                "\uD83C\uDDE9\uD83C\uDDEA",
                "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
                "e\u0301",
                "\u00A0",
                "\u4E2D\u6587",
                "\u05E9\u05DC\u05D5\u05DD"
            })
    void emojiAndScriptsStayAsTheyAre(String text) {
        assertThat(VisibleText.segments(text)).isEqualTo(List.of(new VisibleText.Plain(text)));
        assertThat(VisibleText.prose(text)).isEqualTo(text);
        assertThat(VisibleText.cleaned(text)).isEqualTo(text);
    }

    @Test
    void row30TagsBehindAFlagThatIsNoneAreShown() {
        String smuggled = "\uD83C\uDFF4" + Character.toString(0xE0068) + Character.toString(0xE0069);

        assertThat(VisibleText.toText(smuggled)).isEqualTo("\uD83C\uDFF4U+E0068U+E0069");
        assertThat(VisibleText.prose(smuggled)).isEqualTo("\uD83C\uDFF4");
    }

    @Test
    void row29EscapeSequencesOfATerminalLeaveOnlyTheirText() {
        String text =
                "\u001B[1;31mred\u001B[0m \u001B]8;;http://evil.example\u001B\\link\u001B]8;;\u0007 \u009B2Jx \u001B]0;no end\nnext";

        assertThat(VisibleText.prose(text)).isEqualTo("red link x ]0;no end\nnext");
        assertThat(VisibleText.cleaned(text)).isEqualTo("red link x ]0;no end\nnext");
    }

    @Test
    void row30NoDirectionLeaksOutOfProse() {
        assertThat(VisibleText.prose("a\u202Eb\u2067c\u202Bd\u2066e")).isEqualTo("abcde");
        assertThat(VisibleText.prose("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645\u200F!"))
                .isEqualTo("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645\u200F!");
        assertThat(VisibleText.isolated("a\u202Eb")).isEqualTo("\u2068ab\u2069");
    }

    @Test
    void halfACharacterIsReplacedInProseAndShownInCode() {
        assertThat(VisibleText.prose("a\uD83Db")).isEqualTo("a\uFFFDb");
        assertThat(VisibleText.toText("a\uD83Db")).isEqualTo("aU+D83Db");
    }

    @Test
    void row29AnAnswerIsCleanInItsBlocks() {
        List<Block> blocks = MarkdownDocument.parse("a\u202Eb **\u001B[31mred\u001B[0m** `x\u202Ey`\n\n# h\u2067\n");

        assertThat(blocks)
                .containsExactly(
                        new Block.Paragraph(List.of(
                                new Inline.Text("ab "),
                                new Inline.Strong(List.of(new Inline.Text("red"))),
                                new Inline.Text(" "),
                                new Inline.Code("x\u202Ey"))),
                        new Block.Heading(1, List.of(new Inline.Text("h"))));
        assertThat(PlainText.of(blocks)).isEqualTo("ab red xy\n\nh");
        assertThat(BlockText.of(blocks.getFirst()).text()).isEqualTo("ab red xU+202Ey");
    }
}
