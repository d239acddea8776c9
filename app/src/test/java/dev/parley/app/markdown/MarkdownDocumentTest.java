package dev.parley.app.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.parser.beta.LinkResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownDocumentTest {
    private static final int CASES = 3_000;

    @Test
    void anyTextInAnyPiecesGivesTheBlocksOfTheWholeText() {
        for (long seed = 0; seed < CASES; seed++) {
            RandomMarkdown random = new RandomMarkdown(seed);
            String text = random.text();
            stream(text, random.pieces(text), "seed " + seed);
        }
    }

    @Test
    void whatIsClosedPieceByPieceEqualsWhatIsParsedAtOnce() {
        for (long seed = 0; seed < CASES; seed++) {
            String text = new RandomMarkdown(seed).text();
            assertThat(MarkdownDocument.parse(text))
                    .as("seed %s: %s", seed, quoted(text))
                    .isEqualTo(atOnce(text));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.app.markdown.NastyMarkdown#all")
    void nastyTextCharacterByCharacterGivesTheBlocksOfTheWholeText(String text) {
        assertThat(MarkdownDocument.parse(text)).isEqualTo(atOnce(text));
        stream(text, text.chars().mapToObj(c -> String.valueOf((char) c)).toList(), "nasty");
        stream(text, new RandomMarkdown(text.hashCode()).pieces(text), "nasty");
    }

    /** Streams a text and keeps a mirror by the edits alone. */
    private static void stream(String text, List<String> pieces, String name) {
        String about = name + ": " + quoted(text);
        MarkdownDocument document = new MarkdownDocument();
        List<Block> mirror = new ArrayList<>();
        for (String piece : pieces) {
            follow(document.append(piece), mirror, about);
            assertThat(mirror).as(about).isEqualTo(document.blocks());
        }
        follow(document.finish(), mirror, about);
        assertThat(mirror).as(about).isEqualTo(document.blocks()).isEqualTo(MarkdownDocument.parse(text));
        assertThat(document.source()).isEqualTo(text);
    }

    private static void follow(MarkdownDocument.Edit edit, List<Block> mirror, String about) {
        List<Block> gone = mirror.subList(edit.from(), edit.from() + edit.removed());
        if (!edit.isEmpty() && !gone.isEmpty() && !edit.added().isEmpty()) {
            assertThat(edit.added().getFirst()).as(about).isNotEqualTo(gone.getFirst());
            assertThat(edit.added().getLast()).as(about).isNotEqualTo(gone.getLast());
        }
        gone.clear();
        mirror.addAll(edit.from(), edit.added());
    }

    /** The parser's own view of the whole text, without any pieces. */
    private static List<Block> atOnce(String text) {
        LineText lines = new LineText();
        lines.append(text);
        lines.end();
        String source = lines.from(0);
        var document =
                CommonMark.full((info, scanner, context) -> LinkResult.none()).parse(source);
        return new BlockConversion(source, false).children(document, true);
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }
}
