package dev.parley.gateway.upstream;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a call waits for: with READY for its turn, else for the server to start.
 *
 * @param position 1 is next; 0 if there is no queue
 * @param estimate how long it may still take, by what starts and calls took lately; {@code null}: not known yet
 */
public record Waiting(
        UpstreamState state, int position, @Nullable Duration estimate) {

    /** One word for programs: {@code busy}, or the state of the server, such as {@code starting}. */
    public String word() {
        return state == UpstreamState.READY ? "busy" : state.name().toLowerCase(Locale.ROOT);
    }
}
