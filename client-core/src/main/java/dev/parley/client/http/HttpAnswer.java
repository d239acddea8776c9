package dev.parley.client.http;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of an answer, and its body as it arrives.
 *
 * @param exchange its number within the attempt
 * @param headers lower-case names, values in order
 * @param body bounded, decoded; a read counts as life for the idle time-out
 */
public record HttpAnswer(int exchange, URI url, int status, Map<String, List<String>> headers, InputStream body) {

    /** The first value of a header. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /** The media type without its parameters, in lower case; empty if none was given. */
    public String mediaType() {
        String value = header("content-type");
        if (value == null) {
            return "";
        }
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** How long the server asks to wait before the next request, if it does. */
    public @Nullable Duration retryAfter() {
        return RetryAfter.of(this);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
