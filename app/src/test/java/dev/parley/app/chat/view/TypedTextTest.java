package dev.parley.app.chat.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.Inline;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person typed is shown as it was typed. */
class TypedTextTest {

    @Test
    void linesAndSpacesStayAsTheyWereTyped() {
        assertThat(TypedText.blocks("# one\n  two\n\n1. three"))
                .containsExactly(new Block.Paragraph(List.of(
                        new Inline.Text("# one"),
                        new Inline.Break(),
                        new Inline.Text("  two"),
                        new Inline.Break(),
                        new Inline.Text(""),
                        new Inline.Break(),
                        new Inline.Text("1. three"))));
    }

    @Test
    void textBetweenBackticksIsCode() {
        assertThat(TypedText.blocks("set `a b` to 1, not ``"))
                .containsExactly(new Block.Paragraph(
                        List.of(new Inline.Text("set "), new Inline.Code("a b"), new Inline.Text(" to 1, not ``"))));
    }

    @Test
    void aFenceThatIsClosedIsACodeBlock() {
        assertThat(TypedText.blocks("see\n```java\nint a;\n\nint b;\n```\nwhy?"))
                .containsExactly(
                        new Block.Paragraph(List.of(new Inline.Text("see"))),
                        new Block.Code("java", "int a;\n\nint b;", true),
                        new Block.Paragraph(List.of(new Inline.Text("why?"))));
    }

    @Test
    void aFenceThatIsNotClosedIsText() {
        assertThat(TypedText.blocks("```java\nint a;")).hasSize(1).first().isInstanceOf(Block.Paragraph.class);
    }

    @Test
    void shortTextsAreNotFolded() {
        String twenty = "line\n".repeat(19) + "line";

        assertThat(TypedText.folded(twenty)).isEqualTo(new TypedText.Folded(twenty, false));
        assertThat(TypedText.folded("")).isEqualTo(new TypedText.Folded("", false));
    }

    @Test
    void longTextsAreFoldedAfterTwentyLines() {
        TypedText.Folded folded = TypedText.folded("line\n".repeat(400));

        assertThat(folded.cut()).isTrue();
        assertThat(folded.text().lines()).hasSize(20);
    }

    @Test
    void oneEndlessLineIsFoldedAtAWordWithoutBreakingACharacter() {
        TypedText.Folded words = TypedText.folded("word ".repeat(2_000));
        assertThat(words.cut()).isTrue();
        assertThat(words.text()).endsWith("word…").hasSizeLessThan(1_700);

        TypedText.Folded emoji = TypedText.folded("x" + "😀".repeat(2_000));
        assertThat(emoji.text()).isEqualTo("x" + "😀".repeat(799) + "…");
    }
}
