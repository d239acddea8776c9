package dev.parley.app.markdown.highlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineHighlighterTest {

    private static List<CodeSpan> spans(String language, String line) {
        return LineHighlighter.of(language)
                .orElseThrow()
                .highlight(line, LineHighlighter.START)
                .spans();
    }

    private static CodeSpan.Kind kindOf(String part, String language, String line) {
        int at = line.indexOf(part);
        return spans(language, line).stream()
                .filter(span -> span.from() <= at && at < span.to())
                .findFirst()
                .orElseThrow()
                .kind();
    }

    @Test
    void partsOfAJavaLineGetTheirColours() {
        String line = "public static long main(String[] a) { return f(\"x\", 42); } // why";

        assertThat(kindOf("public", "java", line)).isEqualTo(CodeSpan.Kind.KEYWORD);
        assertThat(kindOf("long", "java", line)).isEqualTo(CodeSpan.Kind.TYPE);
        assertThat(kindOf("main", "java", line)).isEqualTo(CodeSpan.Kind.FUNCTION);
        assertThat(kindOf("\"x\"", "java", line)).isEqualTo(CodeSpan.Kind.STRING);
        assertThat(kindOf("42", "java", line)).isEqualTo(CodeSpan.Kind.NUMBER);
        assertThat(kindOf("// why", "java", line)).isEqualTo(CodeSpan.Kind.COMMENT);
    }

    @Test
    void aCommentOverSeveralLinesGoesOnByTheState() {
        LineHighlighter java = LineHighlighter.of("java").orElseThrow();
        LineHighlighter.Line first = java.highlight("/* begins", LineHighlighter.START);
        LineHighlighter.Line second = java.highlight("int is no type here */ int", first.endState());

        assertThat(second.spans().getFirst().kind()).isEqualTo(CodeSpan.Kind.COMMENT);
        assertThat(second.spans().getLast().kind()).isEqualTo(CodeSpan.Kind.TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "js",
                "ts",
                "py",
                "sh",
                "bash",
                "c",
                "c++",
                "cpp",
                "c#",
                "rs",
                "go",
                "kt",
                "rb",
                "sql",
                "json",
                "yaml",
                "html",
                "css",
                "xml",
                "java",
                "php",
                "dockerfile",
                "ini",
                "toml",
                "makefile",
                "lua",
                "perl",
                "scala",
                "markdown",
                "latex",
                "PowerShell",
                "groovy",
                "dart",
                "proto"
            })
    void spansCoverTheWholeLineInEveryLanguage(String language) {
        String line = "x = \"a\" + 1 // {b: <c d='e'>} # -- % \u00e9\ud83d\ude00";
        int at = 0;
        for (CodeSpan span : spans(language, line)) {
            assertThat(span.from()).isEqualTo(at);
            assertThat(span.to()).isGreaterThan(at);
            at = span.to();
        }

        assertThat(at).isEqualTo(line.length());
    }

    @Test
    void aLanguageThatIsNotKnownStaysPlain() {
        assertThat(LineHighlighter.of("brainfuck")).isEmpty();
        assertThat(LineHighlighter.of("")).isEmpty();
    }

    @Test
    void row31ALineThatNobodyReadsStaysPlain() {
        assertThat(spans("java", "int ".repeat(10_000))).hasSize(1);
    }
}
