package dev.parley.client.capture;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request and what came back.
 *
 * @param number as {@link dev.parley.client.WireEvent#exchange()}; a redirect has the number of what it follows
 * @param protocol as HTTP names it, such as {@code h2}; {@code null} before there was a connection
 * @param tls the version, such as {@code TLSv1.3}; {@code null} without TLS
 * @param response {@code null} if none came
 * @param frames of the body, in the order in which they came
 * @param fault how it ended, if not in order
 */
public record CapturedExchange(
        int number,
        CapturedRequest request,
        @Nullable String protocol,
        @Nullable String tls,
        @Nullable CapturedResponse response,
        List<CapturedFrame> frames,
        @Nullable String fault) {
    public CapturedExchange {
        Objects.requireNonNull(request, "request");
        frames = GrowingList.kept(frames);
    }
}
