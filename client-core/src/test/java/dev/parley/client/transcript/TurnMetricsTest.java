package dev.parley.client.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnMetricsTest {

    @Test
    void theRateLeavesOutTheFirstTokenAndItsTime() {
        assertThat(metrics(200L, 1_200L, 101L, 7).tokensPerSecond()).isEqualTo(100.0);
    }

    @Test
    void withoutACountOfTheServerThePiecesCount() {
        assertThat(metrics(0L, 500L, null, 51).tokensPerSecond()).isEqualTo(100.0);
    }

    @Test
    void anAnswerInOnePacketHasNoRate() {
        assertThat(metrics(200L, 200L, 40L, 40).tokensPerSecond()).isNull();
        assertThat(metrics(200L, 219L, 40L, 40).tokensPerSecond()).isNull();
        assertThat(metrics(200L, 220L, 41L, 40).tokensPerSecond()).isEqualTo(2_000.0);
    }

    @Test
    void oneTokenOrAnUnknownTimeHasNoRate() {
        assertThat(metrics(200L, 900L, 1L, 1).tokensPerSecond()).isNull();
        assertThat(metrics(null, 900L, 10L, 10).tokensPerSecond()).isNull();
        assertThat(metrics(200L, null, 10L, 10).tokensPerSecond()).isNull();
    }

    private static TurnMetrics metrics(@Nullable Long first, @Nullable Long total, @Nullable Long tokens, long pieces) {
        return new TurnMetrics(first, total, null, null, tokens, pieces);
    }
}
