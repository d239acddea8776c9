package dev.parley.client.capture;

import dev.parley.client.WireEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as it left. Times in nanoseconds since the start of the run.
 *
 * @param url with secret query values masked
 * @param headers with secrets masked
 * @param body {@code null} without one
 * @param bodyCut how many characters of the body's end were not kept
 */
public record CapturedRequest(
        String method,
        String url,
        List<WireEvent.Header> headers,
        @Nullable String body,
        int bodyCut,
        long atNanos) {
    public CapturedRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(url, "url");
        headers = List.copyOf(headers);
    }

    /** Whether something in it was a secret. */
    public boolean isMasked() {
        return url.contains(WireEvent.Header.MASK)
                || headers.stream().anyMatch(header -> header.value().contains(WireEvent.Header.MASK));
    }
}
