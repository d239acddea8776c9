package dev.parley.client.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterReadingTest {
    private static final ParameterKind RANGE = new ParameterKind.Range(0, 2, 0.1);
    private static final ParameterKind WHOLE = new ParameterKind.Whole(1, 100);
    private static final ParameterKind OBJECT = new ParameterKind.Json(ParameterKind.Shape.OBJECT);

    @ParameterizedTest
    @CsvSource({"0.70, 0.70", ".5, 0.5", "'0,7', 0.7", "' 1 ', 1", "2, 2", "1e-1, 0.1"})
    void aNumberIsTakenAsItWasWritten(String typed, String json) {
        assertThat(ParameterReading.read(RANGE, typed)).isEqualTo(new ParameterReading.Valid(new JsonText(json)));
    }

    @ParameterizedTest
    @CsvSource({"2.01, OUT_OF_RANGE", "-1, OUT_OF_RANGE", "warm, NOT_A_NUMBER", "NaN, NOT_A_NUMBER"})
    void whatIsNoNumberOfTheRangeIsRefused(String typed, ParameterReading.Problem problem) {
        assertThat(problem(RANGE, typed)).isEqualTo(problem);
    }

    @Test
    void aWholeNumberHasNoFraction() {
        assertThat(problem(WHOLE, "1.5")).isEqualTo(ParameterReading.Problem.NOT_WHOLE);
        assertThat(problem(WHOLE, "101")).isEqualTo(ParameterReading.Problem.OUT_OF_RANGE);
        assertThat(ParameterReading.read(WHOLE, "64.0")).isEqualTo(new ParameterReading.Valid(new JsonText("64")));
    }

    @Test
    void nothingTypedMeansNotSet() {
        for (ParameterKind kind : List.of(RANGE, WHOLE, OBJECT, new ParameterKind.Texts(), new ParameterKind.Flag())) {
            assertThat(ParameterReading.read(kind, "  ")).isEqualTo(new ParameterReading.Unset());
        }
        ParameterKind text = new ParameterKind.Text(false);
        assertThat(ParameterReading.read(text, "")).isEqualTo(new ParameterReading.Unset());
        assertThat(ParameterReading.read(text, " ")).isEqualTo(new ParameterReading.Valid(JsonText.string(" ")));
    }

    @Test
    void brokenJsonSaysWhereItIsBroken() {
        ParameterReading reading = ParameterReading.read(OBJECT, "{\n  \"a\": 1,\n  b\n}");

        assertThat(reading).isInstanceOf(ParameterReading.Invalid.class);
        ParameterReading.Invalid invalid = (ParameterReading.Invalid) reading;
        assertThat(invalid.problem()).isEqualTo(ParameterReading.Problem.NOT_JSON);
        assertThat(invalid.line()).isEqualTo(3);
        assertThat(invalid.column()).isBetween(3, 4);
        assertThat(invalid.words()).contains("'b'");
    }

    @Test
    void jsonOfAnotherShapeIsRefused() {
        assertThat(problem(OBJECT, "[1]")).isEqualTo(ParameterReading.Problem.NOT_AN_OBJECT);
        assertThat(problem(new ParameterKind.Json(ParameterKind.Shape.ARRAY), "{}"))
                .isEqualTo(ParameterReading.Problem.NOT_AN_ARRAY);
        assertThat(problem(OBJECT, "{\"a\":1,\"a\":2}")).isEqualTo(ParameterReading.Problem.NOT_JSON);
        assertThat(problem(OBJECT, "{} {}")).isEqualTo(ParameterReading.Problem.NOT_JSON);
    }

    @Test
    void textsAreKeptWithTheirLineEnds() {
        String text = ParameterReading.textOf(List.of("\n\n", "끝", "\""));

        ParameterReading reading = ParameterReading.read(new ParameterKind.Texts(), text);

        assertThat(reading).isInstanceOf(ParameterReading.Valid.class);
        assertThat(ParameterReading.texts(((ParameterReading.Valid) reading).value()))
                .containsExactly("\n\n", "끝", "\"");
        assertThat(ParameterReading.textOf(List.of())).isEmpty();
    }

    @Test
    void whatIsShownIsReadAsTheSameValue() {
        ParameterKind choice = new ParameterKind.Choice(List.of("low", "high"));
        for (ParameterKind kind : List.of(choice, new ParameterKind.Text(false), new ParameterKind.Free())) {
            JsonText value = JsonText.string("high");
            assertThat(ParameterReading.read(kind, ParameterReading.show(kind, value)))
                    .isEqualTo(new ParameterReading.Valid(value));
        }
        assertThat(problem(choice, "middle")).isEqualTo(ParameterReading.Problem.NOT_A_CHOICE);
    }

    private static ParameterReading.Problem problem(ParameterKind kind, String text) {
        return ((ParameterReading.Invalid) ParameterReading.read(kind, text)).problem();
    }
}
