package dev.parley.client.transcript;

import dev.parley.client.TokenPrices;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an answer cost: the prices that held when it was asked for, times the counts that the server reported. Nothing is
 * guessed from pieces of text.
 *
 * @param currency as in {@link TokenPrices#currency()}
 * @param amount exact; {@code null}: the server did not report the counts that it takes
 * @param atMost the server may have charged less: cached tokens are cheaper, and it did not say how many there were
 */
public record AnswerCost(String currency, @Nullable BigDecimal amount, boolean atMost) {
    private static final int MILLION_DIGITS = 6;
    private static final MathContext SHORT = new MathContext(2, RoundingMode.HALF_UP);

    /** The cost of an answer; {@code null} if there was no price, or nothing came of it. */
    public static @Nullable AnswerCost of(Turn turn) {
        return of(turn.origin(), turn.metrics());
    }

    /** The same of its parts. */
    public static @Nullable AnswerCost of(@Nullable TurnOrigin origin, TurnMetrics metrics) {
        TokenPrices prices = origin == null ? null : origin.prices();
        return prices == null || metrics.equals(TurnMetrics.NONE) ? null : of(prices, metrics);
    }

    /** The cost by these prices. */
    public static AnswerCost of(TokenPrices prices, TurnMetrics metrics) {
        BigDecimal in = input(prices, metrics);
        BigDecimal out = times(prices.output(), metrics.outputTokens());
        BigDecimal amount = in == null || out == null ? null : in.add(out);
        boolean unknownPart = prices.input() != null && prices.cached() != null && metrics.cachedTokens() == null;
        return new AnswerCost(prices.currency(), amount, amount != null && amount.signum() > 0 && unknownPart);
    }

    /** Cached tokens are a part of the input. */
    private static @Nullable BigDecimal input(TokenPrices prices, TurnMetrics metrics) {
        Long all = metrics.inputTokens();
        Long cached = metrics.cachedTokens();
        if (all == null || cached == null || prices.cached() == null || prices.input() == null) {
            return times(prices.input(), all);
        }
        long read = Math.clamp(cached, 0, all);
        BigDecimal fresh = times(prices.input(), all - read);
        BigDecimal again = times(prices.cached(), read);
        return fresh == null || again == null ? null : fresh.add(again);
    }

    /** {@code null} if something is charged for and its count is not known. */
    private static @Nullable BigDecimal times(@Nullable BigDecimal perMillion, @Nullable Long tokens) {
        if (perMillion == null) {
            return BigDecimal.ZERO;
        }
        return tokens == null
                ? null
                : perMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(MILLION_DIGITS);
    }

    /** The amount with its currency, as {@code USD 0.0012}; empty if it is not known. */
    public String text() {
        return amount == null ? "" : currency + " " + figure(amount);
    }

    /** From one on with two decimals, below with two digits that say something. */
    static String figure(BigDecimal amount) {
        BigDecimal rounded = amount.compareTo(BigDecimal.ONE) >= 0
                ? amount
                : amount.stripTrailingZeros().round(SHORT);
        boolean cents = rounded.scale() < 2 || amount.compareTo(BigDecimal.ONE) >= 0;
        BigDecimal shown = cents ? rounded.setScale(2, RoundingMode.HALF_UP) : rounded;
        return shown.signum() == 0 ? "0" : shown.toPlainString();
    }
}
