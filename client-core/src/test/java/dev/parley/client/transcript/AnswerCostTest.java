package dev.parley.client.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.client.TokenPrices;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCostTest {
    private static TokenPrices prices(@Nullable String input, @Nullable String output, @Nullable String cached) {
        return new TokenPrices("usd", decimal(input), decimal(output), decimal(cached));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static TurnMetrics tokens(@Nullable Long input, @Nullable Long output, @Nullable Long cached) {
        return new TurnMetrics(10L, 100L, null, input, output, 40, cached);
    }

    private static Turn answer(@Nullable TokenPrices prices, TurnMetrics metrics) {
        Turn turn = Turn.answer(null, Instant.EPOCH, new TurnOrigin("p", "Profile", "m", prices));
        return new Turn(
                turn.id(),
                null,
                turn.role(),
                turn.createdAt(),
                TurnState.COMPLETE,
                "text",
                "",
                List.of(),
                null,
                null,
                turn.origin(),
                metrics,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 15, , 1000, 200, , 0.006, false",
        "3, 15, 0.3, 1000, 200, 0, 0.006, false",
        "3, 15, 0.3, 1000, 200, 400, 0.00492, false",
        // Which part was cached is not known: no more than this.
        "3, 15, 0.3, 1000, 200, , 0.006, true",
        // A count of cached tokens without a price of their own is input like any other.
        "3, 15, , 1000, 200, 400, 0.006, false",
        "3, 15, 0.3, 100, 0, 400, 0.00003, false",
        ", 15, , , 200, , 0.003, false",
        "3, , , 1000, , , 0.003, false",
        "0, 0, , 1000, 200, , 0, false",
    })
    void theCostIsTheSumOfTheReportedCounts(
            @Nullable String input,
            @Nullable String output,
            @Nullable String cached,
            @Nullable Long in,
            @Nullable Long out,
            @Nullable Long read,
            BigDecimal amount,
            boolean atMost) {
        AnswerCost cost = AnswerCost.of(prices(input, output, cached), tokens(in, out, read));

        assertThat(cost.amount()).isEqualByComparingTo(amount);
        assertThat(cost.atMost()).isEqualTo(atMost);
        assertThat(cost.currency()).isEqualTo("USD");
    }

    @Test
    void withoutItsCountsACostIsNotGuessedFromPieces() {
        AnswerCost cost = AnswerCost.of(prices("3", "15", null), tokens(1000L, null, null));

        assertThat(cost.amount()).isNull();
        assertThat(cost.text()).isEmpty();
        assertThat(AnswerCost.of(prices("3", "15", null), tokens(null, 20L, null))
                        .amount())
                .isNull();
    }

    @Test
    void withoutAPriceOrAnAnswerThereIsNoCost() {
        assertThat(AnswerCost.of(answer(null, tokens(1L, 1L, null)))).isNull();
        assertThat(AnswerCost.of(answer(prices("1", null, null), TurnMetrics.NONE)))
                .isNull();
        assertThat(AnswerCost.of(Turn.user(null, Instant.EPOCH, "hi"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0000123456, 0.000012",
        "0.00492, 0.0049",
        "0.5, 0.50",
        "0.999, 1.00",
        "1, 1.00",
        "1234.567, 1234.57"
    })
    void smallAmountsKeepTwoDigitsThatSaySomething(BigDecimal amount, String shown) {
        assertThat(AnswerCost.figure(amount)).isEqualTo(shown);
    }

    @Test
    void theCostOfAChatIsTheSumByCurrencyAndSaysWhatItDoesNotKnow() {
        TokenPrices euro = new TokenPrices("EUR", new BigDecimal("100"), null, null);
        ChatCost cost = ChatCost.of(List.of(
                AnswerCost.of(prices("3", "15", null), tokens(1000L, 200L, null)),
                AnswerCost.of(prices("3", "15", null), tokens(1000L, 200L, null)),
                AnswerCost.of(prices("3", "15", null), tokens(null, null, null)),
                AnswerCost.of(euro, tokens(5_000L, null, null))));

        assertThat(cost.text()).isEqualTo("EUR 0.50 + USD 0.012");
        assertThat(cost.answers()).isEqualTo(4);
        assertThat(cost.unknown()).isEqualTo(1);
        assertThat(cost.atMost()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "US", "DOLLAR", "12A"})
    void aCurrencyIsThreeLetters(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenPrices(currency, BigDecimal.ONE, null, null));
    }

    @Test
    void equalPricesAreEqualHoweverTheyAreWritten() {
        assertThat(prices("3.00", "100", null)).isEqualTo(prices("3", "1E+2", null));
        assertThat(Objects.requireNonNull(prices("3", "1E+2", null).output()).toPlainString())
                .isEqualTo("100");
        assertThatIllegalArgumentException().isThrownBy(() -> prices("-1", null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> prices(null, null, "1"));
    }
}
