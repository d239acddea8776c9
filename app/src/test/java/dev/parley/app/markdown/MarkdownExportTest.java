package dev.parley.app.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownExportTest {

    private static Block only(String markdown) {
        List<Block> blocks = MarkdownDocument.parse(markdown);
        assertThat(blocks).hasSize(1);
        return blocks.getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# A *b* `c`",
                "text with **strong _both_** and ~~gone~~\\\nnext",
                "- a\n- b\n  - c\n    - d",
                "1. a\n\n   b\n\n2. c",
                "> q\n>\n> - a\n> - b",
                "```java\nint x;\n\n  y\n```",
                "````\n```\n````",
                "$$\na\n$$",
                "a $x_1$ b",
                "---",
                "| a | b |\n| --- | ---: |\n| `x\\|y` | **z** |",
                "- [ ] a\n- [x] b",
                "[t](https://a.example/b_c)",
                "![alt](p.png \"t\")",
                "https://bare.example/x and me@mail.example",
                "1\\. no list",
                "\\# no heading",
                "\\- no item",
                "\\*no\\* \\[no\\] \\<b>",
                "costs \\$5 and \\$6",
                "1. a\n   ```\n   code\n   ```\n2. b",
                "> ```\n> code\n> ```",
                "- a\n\n  > b",
                "&amp;amp;",
                "[a](<b c> \"x\")",
                "\\`no\\`",
                "5 > 4 and a|b"
            })
    void markdownOfBlocksGivesTheSameBlocksAgain(String markdown) {
        List<Block> blocks = MarkdownDocument.parse(markdown);

        List<Block> again = MarkdownDocument.parse(MarkdownText.of(blocks));

        assertThat(withoutSources(again)).isEqualTo(withoutSources(blocks));
    }

    private static List<Block> withoutSources(List<Block> blocks) {
        return blocks.stream()
                .map(block -> block instanceof Block.Table table
                        ? new Block.Table(table.columns(), table.head(), table.rows(), "")
                        : block)
                .toList();
    }

    @Test
    void plainTextReadsLikeTheAnswer() {
        String markdown = "# T\n\n1. a **b**\n   - [x] c\n2. d\n\n> q\n\n| x | y |\n|---|---|\n| 1 | `2` |\n";

        assertThat(PlainText.of(MarkdownDocument.parse(markdown)))
                .isEqualTo("T\n\n1. a b\n   \u2022 [x] c\n2. d\n\nq\n\nx\ty\n1\t2");
    }

    @Test
    void offsetsOfTheFlatTextAreThoseOfItsLeaves() {
        BlockText text =
                BlockText.of(only("- a **b** $x$ `c\u202E`\n\n  | h | i |\n  |---|---|\n  | j | k |\n  - n\n"));

        assertThat(text.text()).isEqualTo("a b \uFFFC cU+202E\nh\ti\nj\tk\nn");
        for (BlockText.Leaf leaf : text.leaves()) {
            assertThat(text.text().substring(leaf.start(), leaf.end())).isEqualTo(leaf.text());
        }
        assertThat(text.leaves()).hasSize(6);
        assertThat(text.leaves().get(4).row()).isEqualTo(1);
        assertThat(text.leaves().get(4).column()).isEqualTo(1);
    }

    @Test
    void aRangeOfABlockIsCopiedAsTextAndAsMarkdown() {
        BlockText paragraph = BlockText.of(only("one **two three** $x$ four"));
        assertThat(paragraph.text()).isEqualTo("one two three \uFFFC four");
        assertThat(paragraph.plain(6, 18)).isEqualTo("o three $x$ fo");
        assertThat(paragraph.markdown(8, 15)).isEqualTo("**three** $x$");
        assertThat(paragraph.slice(3, 3)).isEmpty();

        BlockText code = BlockText.of(only("```sh\nls\u202E -l\nrm\n```"));
        assertThat(code.text()).isEqualTo("lsU+202E -l\nrm");
        assertThat(code.plain(0, 11)).isEqualTo("ls -l");
        assertThat(code.slice(4, 5)).containsExactly(new Block.Code("sh", "\u202E", true));

        BlockText item = BlockText.of(only("3. first\n\n   second"));
        assertThat(item.plain(0, 5)).isEqualTo("3. first");
        assertThat(item.plain(2, 9)).isEqualTo("rst\n\nsec");

        BlockText table = BlockText.of(only("| a | b |\n|---|---|\n| c | d |\n| e | f |\n"));
        assertThat(table.plain(4, 5)).isEqualTo("c");
        assertThat(table.plain(4, 7)).isEqualTo("\t\nc\td");
    }

    @Test
    void everyRangeOfAnyBlockCanBeCopied() {
        for (long seed = 0; seed < 300; seed++) {
            for (Block block : MarkdownDocument.parse(new RandomMarkdown(seed).text())) {
                BlockText text = BlockText.of(block);
                for (int from = 0; from < text.length(); from += 3) {
                    assertThat(text.slice(from, from + 2)).as("seed %s", seed).hasSizeLessThanOrEqualTo(2);
                }
                assertThat(text.plain(0, text.length())).isEqualTo(PlainText.of(block));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "plain;plain",
                "a,b;\"a,b\"",
                "say \"hi\";\"say \"\"hi\"\"\"",
                "=1+1;'=1+1",
                "@SUM(A1);'@SUM(A1)",
                "+cmd|x;'+cmd|x",
                "-2+3;'-2+3",
                "-5;-5",
                "+1.5 %;+1.5 %",
                "-1,000;\"-1,000\"",
                "=a,b;\"'=a,b\""
            })
    void aCellIsQuotedAndNeverAFormula(String text, String cell) {
        assertThat(Csv.cell(text)).isEqualTo(cell);
    }

    @Test
    void aTableIsWrittenAsCsv() {
        Block.Table table = (Block.Table) only("| a | b,c |\n|---|---|\n| 1 | `x` |\n");

        assertThat(Csv.of(table)).isEqualTo("a,\"b,c\"\r\n1,x\r\n");
    }

    @Test
    void copyingCodeGivesWhatIsShown() {
        Block code = only("```sh\necho safe\u2028\u200B# \u001B[8mrm -rf x\u001B[0m\n```");

        assertThat(PlainText.of(code)).isEqualTo("echo safe# rm -rf x");
        assertThat(MarkdownText.of(code)).isEqualTo("```sh\necho safe# rm -rf x\n```");
    }
}
