package dev.parley.app.markdown.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.app.markdown.math.MathDrawing.Label;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MathTypesetterTest {
    private MathTypesetter typesetter = new MathTypesetter();

    @BeforeAll
    void start() {
        typesetter = new MathTypesetter();
    }

    @AfterAll
    void stop() {
        typesetter.close();
    }

    private MathDrawing draw(String tex) throws Exception {
        return typesetter.typeset(tex, true).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\frac{a}{b}",
                "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\\\ 5 & 6 \\\\ 7 & 8 \\end{pmatrix}",
                "\\begin{cases} x & x \\ge 0 \\\\ -x & \\text{otherwise} \\end{cases}",
                "\\alpha\\beta\\gamma\\Omega\\varepsilon",
                "\\sum_{i=1}^{n} i^2 = \\int_0^\\infty f(x)\\,dx",
                "\\left( \\frac{\\frac{a}{b}}{\\sqrt[3]{x}} \\right]",
                "\\overbrace{a+b+c+d+e}^{5} \\xrightarrow{\\text{long text}} \\widehat{abc}",
                "\\begin{align} a &= b \\\\ c &= d \\tag{2} \\end{align}",
                "\\begin{array}{|c|c|} \\hline 1 & 2 \\\\ \\hline 3 & 4 \\\\ \\hline \\end{array}",
                "\\boxed{\\cancel{x}} \\color{red}{y} \\colorbox{yellow}{z}",
                "\\ce{2H2 + O2 -> 2H2O}",
                "\\mathbb{R} \\mathcal{L} \\mathfrak{g} \\mathbf{v} \\mathrm{d}x",
                "\\newcommand{\\half}{\\frac12}\\half"
            })
    void formulasOfAnswersAreDrawn(String tex) throws Exception {
        MathDrawing drawing = draw(tex);

        assertThat(drawing.layers()).isNotEmpty();
        assertThat(drawing.width()).isPositive();
        assertThat(drawing.ascent()).isPositive();
    }

    @Test
    void aFractionReachesAboveAndBelowTheBaseline() throws Exception {
        MathDrawing drawing = draw("\\frac{a}{b}");

        assertThat(drawing.descent()).isBetween(500.0, 900.0);
        assertThat(drawing.ascent()).isBetween(900.0, 1500.0);
    }

    @Test
    void hangulInAFormulaIsALabel() throws Exception {
        assertThat(draw("\\text{만약 } x 😀").labels()).extracting(Label::text).contains("만", "약", "😀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\frac{", "\\nosuchcommand", "\\begin{matrix}", "}", "\\href{http://x}{y}", "\\require{html}"})
    void whatIsNoFormulaSaysWhy(String tex) {
        assertThatThrownBy(() -> draw(tex))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(FormulaException.class);
    }

    @Test
    void definitionsOfOneFormulaAreUnknownToTheNext() throws Exception {
        draw("\\newcommand{\\mine}{x}\\mine");

        assertThatThrownBy(() -> draw("\\mine")).hasMessageContaining("\\mine");
    }

    @Test
    void endlessAndHugeFormulasFailAndTheNextOneIsDrawn() throws Exception {
        assertThatThrownBy(() -> draw("\\def\\x{\\x\\x}\\x")).hasCauseInstanceOf(FormulaException.class);
        assertThatThrownBy(() -> draw("{".repeat(9_000) + "}".repeat(9_000)))
                .hasCauseInstanceOf(FormulaException.class);
        assertThatThrownBy(() -> draw("\\frac{1}{".repeat(1_800) + "x" + "}".repeat(1_800)))
                .hasCauseInstanceOf(FormulaException.class);
        assertThatThrownBy(() -> draw("x".repeat(100_000))).hasCauseInstanceOf(FormulaException.class);
        assertThatThrownBy(() -> draw("x^".repeat(5_000))).hasCauseInstanceOf(FormulaException.class);

        assertThat(draw("a+b").layers()).isNotEmpty();
        assertThat(typesetter.isAvailable()).isTrue();
    }

    @Test
    void aFormulaThatWasDrawnIsReadyAtOnce() throws Exception {
        MathDrawing drawing = draw("e^{i\\pi}");

        assertThat(typesetter.ready("e^{i\\pi}", true)).isSameAs(drawing);
        assertThat(typesetter.ready("e^{i\\pi}", false)).isNull();
    }

    @Test
    void afterTheEndFormulasFailInsteadOfWaiting() {
        MathTypesetter closed = new MathTypesetter();
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.typeset("x", true).toCompletableFuture().get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(FormulaException.class);
    }
}
