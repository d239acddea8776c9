package dev.parley.app.profiles;

import dev.parley.client.TokenPrices;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prices as texts of the editor and back. A comma is a decimal point: nobody groups the digits of a price by it. */
final class PriceTexts {

    private PriceTexts() {}

    static void put(@Nullable TokenPrices prices, Map<DraftField, String> texts) {
        if (prices != null) {
            texts.put(DraftField.CURRENCY, prices.currency());
            texts.put(DraftField.PRICE_INPUT, text(prices.input()));
            texts.put(DraftField.PRICE_OUTPUT, text(prices.output()));
            texts.put(DraftField.PRICE_CACHED, text(prices.cached()));
        }
    }

    private static String text(@Nullable BigDecimal price) {
        return price == null ? "" : price.toPlainString();
    }

    /**
     * The prices, or {@code null} if there are none or something is wrong with them.
     *
     * @param problem told of a field and of the key of its sentence
     */
    static @Nullable TokenPrices read(Function<DraftField, String> texts, BiConsumer<DraftField, String> problem) {
        BigDecimal input = price(DraftField.PRICE_INPUT, texts, problem);
        BigDecimal output = price(DraftField.PRICE_OUTPUT, texts, problem);
        BigDecimal cached = price(DraftField.PRICE_CACHED, texts, problem);
        String currency = texts.apply(DraftField.CURRENCY).strip().toUpperCase(Locale.ROOT);
        if (input == null && output == null) {
            if (cached != null) {
                problem.accept(DraftField.PRICE_INPUT, "problem.price_input");
            }
            return null;
        }
        if (!isCurrency(currency)) {
            problem.accept(DraftField.CURRENCY, "problem.currency");
            return null;
        }
        try {
            return new TokenPrices(currency, input, output, cached);
        } catch (IllegalArgumentException none) {
            problem.accept(DraftField.PRICE_INPUT, "problem.price");
            return null;
        }
    }

    private static @Nullable BigDecimal price(
            DraftField field, Function<DraftField, String> texts, BiConsumer<DraftField, String> problem) {
        String text = texts.apply(field).strip().replace(',', '.');
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            problem.accept(field, "problem.price");
            return null;
        }
        return new BigDecimal(text);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code));
    }
}
