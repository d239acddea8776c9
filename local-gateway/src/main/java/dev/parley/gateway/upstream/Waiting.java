package dev.parley.gateway.upstream;

import java.util.Locale;

/**
 * What a call waits for: with READY for its turn, else for the server to start.
 *
 * @param position 1 is next; 0 if there is no queue
 */
public record Waiting(UpstreamState state, int position) {

    /** One word for programs: {@code busy}, or the state of the server, such as {@code starting}. */
    public String word() {
        return state == UpstreamState.READY ? "busy" : state.name().toLowerCase(Locale.ROOT);
    }
}
