package dev.parley.client.capture;

import dev.parley.client.TokenLogprob;
import java.util.Objects;

/** How likely a token of the first choice was, and when it came, in nanoseconds since the start of the run. */
public record CapturedLogprob(TokenLogprob token, long atNanos) {
    public CapturedLogprob {
        Objects.requireNonNull(token, "token");
    }
}
