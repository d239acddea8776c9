package dev.parley.client.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads a Retry-After header (RFC 9110, section 10.2.3): seconds or an HTTP date. */
final class RetryAfter {

    private RetryAfter() {}

    /** A date is read against the answer's own Date, so that a wrong clock on either side does not matter. */
    static @Nullable Duration of(HttpAnswer answer) {
        String value = answer.header("retry-after");
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (!text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        Instant until = date(text);
        Instant sent = date(answer.header("date"));
        if (until == null) {
            return null;
        }
        Duration wait = Duration.between(sent == null ? Instant.now() : sent, until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static @Nullable Instant date(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }
}
