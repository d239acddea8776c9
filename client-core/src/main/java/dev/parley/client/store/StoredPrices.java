package dev.parley.client.store;

import dev.parley.client.TokenPrices;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Prices as they lie in a file: decimal numbers as text, so that none is changed on the way. */
record StoredPrices(
        @Nullable String currency,
        @Nullable String input,
        @Nullable String output,
        @Nullable String cached) {

    static @Nullable StoredPrices of(@Nullable TokenPrices prices) {
        return prices == null
                ? null
                : new StoredPrices(
                        prices.currency(), text(prices.input()), text(prices.output()), text(prices.cached()));
    }

    private static @Nullable String text(@Nullable BigDecimal price) {
        return price == null ? null : price.toPlainString();
    }

    /** From a tree, by hand, as the details of turns are read. */
    static @Nullable StoredPrices read(@Nullable JsonNode node) {
        return node == null
                ? null
                : new StoredPrices(
                        string(node.path("currency")),
                        string(node.path("input")),
                        string(node.path("output")),
                        string(node.path("cached")));
    }

    private static @Nullable String string(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    /**
     * The prices that were stored.
     *
     * @throws IllegalArgumentException if they are none
     */
    TokenPrices toPrices() {
        return new TokenPrices(
                Objects.requireNonNullElse(currency, ""), decimal(input), decimal(output), decimal(cached));
    }

    /** The same; {@code null} if they are none. */
    @Nullable TokenPrices toPricesOrNull() {
        try {
            return toPrices();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
