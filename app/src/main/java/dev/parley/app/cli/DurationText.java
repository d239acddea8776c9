package dev.parley.app.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a duration as people write it: {@code 10s}, {@code 500ms}, {@code 2m}, {@code 1.5h}, {@code 0}, {@code PT1M30S}. */
final class DurationText {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h)");

    private DurationText() {}

    /** Empty if it is not a duration of zero or more. A bare number other than 0 has no unit and is none. */
    static Optional<Duration> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher matcher = SHORT.matcher(trimmed);
        if (matcher.matches()) {
            double amount = Double.parseDouble(matcher.group(1));
            return Optional.of(Duration.ofMillis(Math.round(amount * millis(matcher.group(2)))));
        }
        try {
            Duration iso = Duration.parse(trimmed);
            return iso.isNegative() ? Optional.empty() : Optional.of(iso);
        } catch (DateTimeParseException notIso) {
            return Optional.empty();
        }
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
    }
}
