package dev.parley.client.capture;

import dev.parley.client.WireEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The head of an answer.
 *
 * @param headers with secrets masked
 * @param atNanos since the start of the run
 */
public record CapturedResponse(int status, List<WireEvent.Header> headers, long atNanos) {
    private static final Set<String> REQUEST_IDS =
            Set.of("x-request-id", "request-id", "x-amzn-requestid", "apim-request-id");

    public CapturedResponse {
        headers = List.copyOf(headers);
    }

    /** The server's own name for the request; {@code null} if no header has it. */
    public @Nullable String requestId() {
        return headers.stream()
                .filter(header -> REQUEST_IDS.contains(header.name().toLowerCase(Locale.ROOT)))
                .map(WireEvent.Header::value)
                .findFirst()
                .orElse(null);
    }
}
