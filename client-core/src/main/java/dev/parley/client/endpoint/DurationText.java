package dev.parley.client.endpoint;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes a duration as people write it: {@code 10s}, {@code 500ms}, {@code 2m}, {@code 1.5h}, {@code 0}, {@code PT1M30S}. */
public final class DurationText {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s?(ms|s|m|h)");

    private DurationText() {}

    /** Empty if it is not a duration of zero or more. A bare number other than 0 has no unit and is none. */
    public static Optional<Duration> parse(String text) {
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

    /** As {@link #parse} reads it, in seconds, or in milliseconds where it has a fraction of one. */
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0";
        }
        if (millis % 1_000 != 0) {
            return millis + " ms";
        }
        // Minutes are seconds here: 90 s beside 2 min is harder to compare than 90 s beside 120 s.
        return millis / 1_000 + " s";
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
