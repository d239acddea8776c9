package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoPacerTest {
    private final DemoFixture.JumpingClock clock = new DemoFixture.JumpingClock();

    @Test
    void tokensComeAtTheirRate() throws InterruptedException {
        DemoPacer pacer = new DemoPacer(clock, 50);
        for (int i = 0; i < 100; i++) {
            pacer.await(1);
        }
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void timeThatWritingTakesIsNotWaitedAgain() throws InterruptedException {
        DemoPacer pacer = new DemoPacer(clock, 50);
        for (int i = 0; i < 100; i++) {
            clock.pass(Duration.ofMillis(5));
            pacer.await(1);
        }
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aReaderThatWasAwayIsNotFlooded() throws InterruptedException {
        DemoPacer pacer = new DemoPacer(clock, 50);
        pacer.await(1);
        clock.pass(Duration.ofMinutes(1));
        Duration before = clock.elapsed();
        for (int i = 0; i < 50; i++) {
            pacer.await(1);
        }
        assertThat(clock.elapsed().minus(before)).isEqualTo(Duration.ofMillis(950));
    }

    @Test
    void withoutARateNothingWaits() throws InterruptedException {
        DemoPacer pacer = new DemoPacer(clock, Double.POSITIVE_INFINITY);
        pacer.await(1_000_000);
        assertThat(clock.sleeps()).isEmpty();
    }
}
