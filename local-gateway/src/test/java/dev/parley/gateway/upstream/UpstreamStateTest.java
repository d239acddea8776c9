package dev.parley.gateway.upstream;

import static dev.parley.gateway.upstream.UpstreamState.FAILED;
import static dev.parley.gateway.upstream.UpstreamState.READY;
import static dev.parley.gateway.upstream.UpstreamState.STARTING;
import static dev.parley.gateway.upstream.UpstreamState.STOPPED;
import static dev.parley.gateway.upstream.UpstreamState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UpstreamStateTest {
    private static final Map<UpstreamState, Set<UpstreamState>> TABLE = Map.of(
            STOPPED, Set.of(STARTING),
            STARTING, Set.of(READY, STOPPING, FAILED),
            READY, Set.of(STOPPING, FAILED),
            STOPPING, Set.of(STOPPED),
            FAILED, Set.of(STARTING));

    @ParameterizedTest
    @EnumSource
    void everyTransitionIsAllowedOrNotAsTheTableSays(UpstreamState from) {
        for (UpstreamState to : UpstreamState.values()) {
            assertThat(from.canBecome(to))
                    .as(from + " to " + to)
                    .isEqualTo(TABLE.get(from).contains(to));
        }
    }
}
