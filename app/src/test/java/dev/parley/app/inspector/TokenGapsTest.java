package dev.parley.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TokenGapsTest {

    @Test
    void percentilesAreTimesThatWereMeasured() {
        List<Long> hundred =
                LongStream.rangeClosed(1, 100).map(i -> 101 - i).boxed().toList();

        assertThat(Percentiles.of(hundred)).isEqualTo(new Percentiles(50, 95, 99, 100));
        assertThat(Percentiles.of(List.of(7L))).isEqualTo(new Percentiles(7, 7, 7, 7));
        assertThat(Percentiles.of(List.of(3L, 1L))).isEqualTo(new Percentiles(1, 3, 3, 3));
        assertThat(Percentiles.of(List.of())).isEqualTo(Percentiles.NONE);
    }

    @Test
    void gapsAreBetweenThePieces() {
        assertThat(TokenGaps.of(List.of(10L, 15L, 35L)).nanos()).containsExactly(5L, 20L);
        assertThat(TokenGaps.of(List.of(10L)).nanos()).isEmpty();
        assertThat(TokenGaps.of(List.of()).topNanos()).isZero();
    }

    @Test
    void moreGapsThanBarsLeaveTheLongestOfEach() {
        TokenGaps gaps = TokenGaps.of(List.of(0L, 1L, 10L, 11L, 13L));

        assertThat(gaps.nanos()).containsExactly(1L, 9L, 1L, 2L);
        assertThat(gaps.longest(2)).containsExactly(9L, 2L);
        assertThat(gaps.longest(100)).containsExactly(1L, 9L, 1L, 2L);
    }

    @Test
    void oneLongPauseDoesNotPressTheOthersToTheGround() {
        List<Long> arrivals = LongStream.range(0, 1000)
                .map(i -> i * 10 + (i > 500 ? 5_000 : 0))
                .boxed()
                .toList();

        assertThat(TokenGaps.of(arrivals).topNanos()).isEqualTo(15);
    }

    @Test
    void ticksAreRound() {
        assertThat(AxisTicks.of(312, 5)).containsExactly(0.0, 100.0, 200.0, 300.0);
        assertThat(AxisTicks.of(52, 4)).containsExactly(0.0, 20.0, 40.0);
        assertThat(AxisTicks.of(1_000, 3)).containsExactly(0.0, 500.0, 1_000.0);
        assertThat(AxisTicks.of(0, 5)).containsExactly(0.0);
    }
}
