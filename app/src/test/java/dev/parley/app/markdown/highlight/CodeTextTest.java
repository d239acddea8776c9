package dev.parley.app.markdown.highlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CodeTextTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private int coloured;

    private CodeText text(String language) {
        return new CodeText(language, background::add, Runnable::run, () -> coloured++);
    }

    @Test
    void growingChangesOnlyTheLastLine() {
        CodeText code = text("java");
        code.show("int a;\nint b");

        assertThat(code.show("int a;\nint b;\nint c;")).isEqualTo(1);
        assertThat(code.lineCount()).isEqualTo(3);
        assertThat(code.line(1)).isEqualTo("int b;");
        assertThat(code.spans(2).getFirst().kind()).isEqualTo(CodeSpan.Kind.TYPE);
    }

    @Test
    void textThatGrewInPiecesIsColouredAsThatOfOnePiece() {
        String all = "/* one\n two */ int a = \"x\";\n// three\nclass B {}\n".repeat(20);
        CodeText whole = text("java");
        whole.show(all);
        CodeText pieces = text("java");
        for (int end = 1; end <= all.length(); end++) {
            pieces.show(all.substring(0, end));
        }

        for (int i = 0; i < whole.lineCount(); i++) {
            assertThat(pieces.spans(i)).isEqualTo(whole.spans(i));
        }
    }

    @Test
    void row31MuchTextIsPlainUntilTheBackgroundHasColouredIt() {
        CodeText code = text("java");
        code.show("int a;\n".repeat(2_000));
        assertThat(code.spans(0).getFirst().kind()).isEqualTo(CodeSpan.Kind.PLAIN);
        background.remove().run();

        assertThat(coloured).isEqualTo(1);
        assertThat(code.spans(1_999).getFirst().kind()).isEqualTo(CodeSpan.Kind.TYPE);
    }

    @Test
    void whatGrewWhileTheBackgroundWorkedIsColouredToo() {
        CodeText code = text("java");
        String start = "int a;\n".repeat(2_000);
        code.show(start + "int");
        code.show(start + "int b;\nint c;");
        background.remove().run();

        assertThat(code.spans(2_000).getFirst().kind()).isEqualTo(CodeSpan.Kind.TYPE);
        assertThat(code.spans(2_001).getFirst().kind()).isEqualTo(CodeSpan.Kind.TYPE);
    }

    @Test
    void anotherTextMeanwhileIsNotColouredByTheOldWork() {
        CodeText code = text("java");
        code.show("int a;\n".repeat(2_000));
        code.show("x");
        background.remove().run();

        assertThat(code.spans(0)).containsExactly(new CodeSpan(0, 1, CodeSpan.Kind.PLAIN));
    }

    @Test
    void aLanguageThatIsNotKnownIsPlain() {
        CodeText code = text("none");
        code.show("int a;");

        assertThat(code.spans(0)).containsExactly(new CodeSpan(0, 6, CodeSpan.Kind.PLAIN));
    }
}
