package dev.parley.gateway.upstream.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TurnRuleTest {
    private final TurnRule rule = new TurnRule(100, 10);

    @Test
    void aBusyModelHasItsQuantumSinceOthersWait() {
        assertThat(rule.endsAt(0, 500, false, 0)).isEqualTo(600);
    }

    @Test
    void theTimeOfItsStartDoesNotCount() {
        assertThat(rule.endsAt(700, 500, false, 0)).isEqualTo(800);
    }

    @Test
    void aQuietModelKeepsItsTurnForAMoment() {
        assertThat(rule.endsAt(0, 500, true, 505)).isEqualTo(515);
        assertThat(rule.endsAt(0, 500, true, 100)).isEqualTo(110);
        assertThat(rule.endsAt(700, 500, true, 100)).isEqualTo(710);
    }

    @Test
    void quietPausesDoNotMakeTheTurnLonger() {
        assertThat(rule.endsAt(0, 500, true, 595)).isEqualTo(600);
    }

    @Test
    void slowStartsMakeLongTurns() {
        assertThat(TurnRule.of(null)).isEqualTo(nanos(10_000, 200));
        assertThat(TurnRule.of(Duration.ofSeconds(20))).isEqualTo(nanos(40_000, 2_000));
        assertThat(TurnRule.of(Duration.ofMinutes(5))).isEqualTo(nanos(120_000, 5_000));
    }

    private static TurnRule nanos(long quantumMillis, long lingerMillis) {
        return new TurnRule(quantumMillis * 1_000_000, lingerMillis * 1_000_000);
    }

    @Test
    void theBackOffDoublesToAMinuteAndBeginsAnewAfterAGoodTime() {
        BackOff backOff = new BackOff();
        assertThat(backOff.remaining(0)).isZero();
        long[] seconds = {1, 2, 4, 8, 16, 32, 60, 60};
        for (long expected : seconds) {
            backOff.failed(0, 0);
            assertThat(backOff.remaining(0))
                    .isEqualTo(Duration.ofSeconds(expected).toNanos());
        }
        assertThat(backOff.remaining(Duration.ofSeconds(59).toNanos()))
                .isEqualTo(Duration.ofSeconds(1).toNanos());
        backOff.failed(0, Duration.ofSeconds(60).toNanos());
        assertThat(backOff.remaining(0)).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(backOff.remaining(Duration.ofSeconds(2).toNanos())).isZero();
    }
}
