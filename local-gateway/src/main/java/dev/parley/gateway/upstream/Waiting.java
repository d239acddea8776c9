package dev.parley.gateway.upstream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a call waits for: with READY for its turn, else for the server to start.
 *
 * @param position 1 is next
 * @param estimate how long it may still take, by what starts and calls took lately; {@code null}: not known yet
 */
public record Waiting(
        UpstreamState state, int position, @Nullable Duration estimate) {}
