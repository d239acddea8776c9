package dev.parley.client;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint charges for a million tokens; {@code null}: nothing is charged for them, or nobody said.
 *
 * @param currency three capital letters, as ISO 4217 has them
 * @param cached for tokens of the input that the server had read before; {@code null}: as much as for any other input
 */
public record TokenPrices(
        String currency,
        @Nullable BigDecimal input,
        @Nullable BigDecimal output,
        @Nullable BigDecimal cached) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final BigDecimal MOST = new BigDecimal("1000000000");

    /**
     * Checks what is given.
     *
     * @throws IllegalArgumentException if the currency is no code, a price is negative or absurd, or there is none
     */
    public TokenPrices {
        currency = currency.strip().toUpperCase(Locale.ROOT);
        if (!CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException("a currency that is not three letters");
        }
        if (!isPrice(input) || !isPrice(output) || !isPrice(cached)) {
            throw new IllegalArgumentException("a price that is none");
        }
        input = plain(input);
        output = plain(output);
        cached = plain(cached);
        if (input == null && output == null) {
            throw new IllegalArgumentException("no price");
        }
    }

    /** One way to write a price, so that equal prices are equal. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal price) {
        if (price == null) {
            return null;
        }
        BigDecimal stripped = price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static boolean isPrice(@Nullable BigDecimal price) {
        return price == null
                || (price.signum() >= 0
                        && price.compareTo(MOST) <= 0
                        && price.scale() <= 12
                        && price.precision() <= 30);
    }
}
