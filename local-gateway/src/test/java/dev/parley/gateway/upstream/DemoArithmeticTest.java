package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoArithmeticTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1+1 = ?                    | 1 + 1 = 2",
                "What is 12 * (3 + 4)?      | 12 × (3 + 4) = 84",
                "what's 7 times 6           | 7 × 6 = 42",
                "Please compute 2^10        | 2^10 = 1024",
                "2**3**2                    | 2^3^2 = 512",
                "10 / 4                     | 10 ÷ 4 = 2.5",
                "1/3                        | 1 ÷ 3 ≈ 0.333333333333",
                "-3 + 5                     | -3 + 5 = 2",
                "-2^2                       | -2^2 = -4",
                "2^-2                       | 2^-2 = 0.25",
                "0.1 + 0.2                  | 0.1 + 0.2 = 0.3",
                "1,000 * 1,000              | 1000 × 1000 = 1000000",
                "3 x 4                      | 3 × 4 = 12",
                "5 − 5                      | 5 - 5 = 0",
                "10 divided by 0            | 10 ÷ 0 has no answer here: a division by zero."
            })
    void aSumIsComputed(String question, String answer) {
        assertThat(DemoArithmetic.answer(question))
                .hasValueSatisfying(text -> assertThat(text.lines().findFirst()).contains(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "42",
                "-5",
                "2026-11-22",
                "010-1234-5678",
                "1.2.3",
                "3 4",
                "1 +",
                "+",
                "(1+2",
                "1+2)",
                "one plus one",
                "I have 1+1 questions",
                "hello",
                "1+1 and 2+2",
                "...",
                "-",
                "1..2+1"
            })
    void whatIsNoSumIsNotComputed(String question) {
        assertThat(DemoArithmetic.answer(question)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9^999^999", "((10^-999)^999)^999+1", "10^999*10^999*10^999*10^999", "2^0.5", "(1+1)^99999999"})
    void aSumThatIsTooLargeIsRefusedAtOnce(String question) {
        assertThat(DemoArithmetic.answer(question))
                .hasValueSatisfying(text -> assertThat(text).contains("has no answer here"));
    }

    @Test
    void aLongQuestionIsNotEvenLookedAt() {
        assertThat(DemoArithmetic.answer("1+".repeat(500) + "1")).isEmpty();
        assertThat(DemoArithmetic.answer("-".repeat(190) + "1+1")).isPresent();
    }
}
