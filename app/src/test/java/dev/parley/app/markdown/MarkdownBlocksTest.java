package dev.parley.app.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownBlocksTest {

    private static Block.Paragraph paragraph(String text) {
        return new Block.Paragraph(List.of(new Inline.Text(text)));
    }

    private static List<Inline> inlines(String markdown) {
        return ((Block.Paragraph) MarkdownDocument.parse(markdown).getFirst()).content();
    }

    @Test
    void itemsAreBlocksOfTheirOwn() {
        assertThat(MarkdownDocument.parse("3. a\n9. b\n\n- [ ] c\n- [x] d\n  1) e"))
                .containsExactly(
                        new Block.Item("3.", null, true, List.of(paragraph("a"))),
                        new Block.Item("4.", null, true, List.of(paragraph("b"))),
                        new Block.Item("\u2022", false, true, List.of(paragraph("c"))),
                        new Block.Item(
                                "\u2022",
                                true,
                                true,
                                List.of(paragraph("d"), new Block.Item("1)", null, true, List.of(paragraph("e"))))));
    }

    @Test
    void aListThatBecomesLooseChangesItsEarlierItems() {
        MarkdownDocument document = new MarkdownDocument();
        document.append("- a\n- b\n- c\n");

        MarkdownDocument.Edit edit = document.append("\n- d\n");

        assertThat(edit.from()).isZero();
        assertThat(document.blocks()).allMatch(block -> block instanceof Block.Item item && !item.tight());
    }

    @Test
    void aLaterDefinitionChangesOnlyTheBlocksThatUseIt() {
        MarkdownDocument document = new MarkdownDocument();
        document.append("one\n\nsee [docs]\n\nthree\n\n");

        assertThat(document.append("[docs]: https://example.com\n").isEmpty()).isTrue();
        MarkdownDocument.Edit edit = document.append("\nfour\n");

        assertThat(edit.from()).isEqualTo(1);
        assertThat(document.blocks().get(1))
                .isEqualTo(new Block.Paragraph(List.of(
                        new Inline.Text("see "),
                        new Inline.Link("https://example.com", List.of(new Inline.Text("docs"))))));
    }

    @Test
    void blocksBeforeTheOpenEndStayTheSameObjects() {
        MarkdownDocument document = new MarkdownDocument();
        document.append("# a\n\ntext **b**\n\n```\ncode\n```\n\nopen");
        List<Block> before = document.blocks();
        document.append(" end\n\nnext");
        List<Block> after = document.blocks();

        for (int i = 0; i < 3; i++) {
            assertThat(after.get(i)).isSameAs(before.get(i));
        }
    }

    @Test
    void anOpenCodeBlockGrowsAndIsClosedByItsFenceOrTheEnd() {
        MarkdownDocument document = new MarkdownDocument();
        document.append("```mermaid x\ngraph");
        assertThat(document.blocks()).containsExactly(new Block.Code("mermaid", "graph", false));
        document.append(" TD\n``");
        assertThat(document.blocks()).containsExactly(new Block.Code("mermaid", "graph TD", false));
        document.append("`\n");
        assertThat(document.blocks()).containsExactly(new Block.Code("mermaid", "graph TD", true));

        MarkdownDocument unfinished = new MarkdownDocument();
        unfinished.append("~~~\na\n");
        unfinished.finish();
        assertThat(unfinished.blocks()).containsExactly(new Block.Code("", "a", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$5 and $10", "US$25 or US$30", "it costs $20 (or $ 25)", "$HOME/$USER", "$foo-$bar", "a $ b $ c",
                        "$100K for A and $B",
                "$5 for one and six for 10$", "\\$x\\$", "$$$", "$", "$x", "$a\nb\nc$", "$$ $$"
            })
    void whatIsNoFormulaStaysText(String text) {
        assertThat(inlines(text)).noneMatch(Inline.Formula.class::isInstance);
    }

    @Test
    void formulasAreFoundWithinALine() {
        assertThat(inlines("$a_1*b_2*$, \\(c_d_\\), $$e$$ and \\[f\\], `$g$`, $n$th"))
                .containsExactly(
                        new Inline.Formula("a_1*b_2*"),
                        new Inline.Text(", "),
                        new Inline.Formula("c_d_"),
                        new Inline.Text(", "),
                        new Inline.Formula("e"),
                        new Inline.Text(" and "),
                        new Inline.Formula("f"),
                        new Inline.Text(", "),
                        new Inline.Code("$g$"),
                        new Inline.Text(", "),
                        new Inline.Formula("n"),
                        new Inline.Text("th"));
    }

    @Test
    void aDisplayFormulaStandsAloneEvenRightBelowText() {
        assertThat(MarkdownDocument.parse("text:\n$$\na_1\n= b\n- c\n$$\nmore\n\\[ d \\]"))
                .containsExactly(
                        paragraph("text:"),
                        new Block.Formula("a_1\n= b\n- c"),
                        paragraph("more"),
                        new Block.Formula("d"));
    }

    @Test
    void aFormulaThatIsNeverClosedTakesNothingWithIt() {
        assertThat(MarkdownDocument.parse("$$ open\n\n# Heading\n\n- item"))
                .containsExactly(
                        paragraph("$$ open"),
                        new Block.Heading(1, List.of(new Inline.Text("Heading"))),
                        new Block.Item("\u2022", null, true, List.of(paragraph("item"))));
    }

    @Test
    void anOpenFormulaIsShownAsItWasWritten() {
        MarkdownDocument document = new MarkdownDocument();
        document.append("a\n\n$$\nx_1 * y_1 * z");

        assertThat(document.blocks().getLast())
                .isEqualTo(new Block.Paragraph(
                        List.of(new Inline.Text("$$"), new Inline.Break(), new Inline.Text("x_1 * y_1 * z"))));
    }

    @Test
    void rawHtmlIsText() {
        assertThat(PlainText.of(MarkdownDocument.parse("<script>\nalert(1)\n</script>\n\na <b onclick=x>b</b>")))
                .isEqualTo("<script>\nalert(1)\n</script>\n\na <b onclick=x>b</b>");
    }

    @Test
    void aTableHasItsSourceAndAsManyCellsAsColumns() {
        Block.Table table = (Block.Table) MarkdownDocument.parse("> | a | b |\n> |:-:|--:|\n> | 1 |\n").stream()
                .flatMap(block -> ((Block.Quote) block).content().stream())
                .findFirst()
                .orElseThrow();

        assertThat(table.source()).isEqualTo("| a | b |\n|:-:|--:|\n| 1 |");
        assertThat(table.columns()).containsExactly(Block.Alignment.CENTER, Block.Alignment.RIGHT);
        assertThat(table.rows()).containsExactly(List.of(List.of(new Inline.Text("1")), List.of()));
    }
}
