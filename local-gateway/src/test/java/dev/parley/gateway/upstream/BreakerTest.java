package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BreakerTest {
    private static final long RETRY = TimeUnit.MILLISECONDS.toNanos(100);

    private final Breaker breaker = new Breaker(2, 100);

    private void open(long now) {
        breaker.failed(now);
        assertThat(breaker.failed(now)).isTrue();
    }

    @Test
    void itOpensAfterSoManyFailuresInARow() {
        assertThat(breaker.failed(0)).isFalse();
        assertThat(breaker.pass(0)).isTrue();
        breaker.succeeded();
        assertThat(breaker.failed(0)).isFalse();
        assertThat(breaker.failures()).isEqualTo(1);
        assertThat(breaker.failed(0)).isTrue();
        assertThat(breaker.pass(1)).isFalse();
        assertThat(breaker.allows(1)).isFalse();
        assertThat(breaker.state(1)).isEqualTo(ReplicaStatus.State.DOWN);
        assertThat(breaker.remaining(1)).isEqualTo(RETRY - 1);
    }

    @Test
    void afterAWhileOneCallPassesAndDecides() {
        open(0);
        assertThat(breaker.allows(RETRY)).isTrue();
        assertThat(breaker.pass(RETRY)).isTrue();
        assertThat(breaker.pass(RETRY)).isFalse();
        assertThat(breaker.state(RETRY)).isEqualTo(ReplicaStatus.State.TRYING);

        assertThat(breaker.failed(RETRY)).isFalse();
        assertThat(breaker.pass(RETRY + 1)).isFalse();
        assertThat(breaker.pass(2 * RETRY)).isTrue();

        assertThat(breaker.succeeded()).isTrue();
        assertThat(breaker.pass(2 * RETRY)).isTrue();
        assertThat(breaker.pass(2 * RETRY)).isTrue();
        assertThat(breaker.state(2 * RETRY)).isEqualTo(ReplicaStatus.State.UP);
    }

    @Test
    void aTrialWhoseCallerLeftLeavesRoomForAnother() {
        open(0);
        assertThat(breaker.pass(RETRY)).isTrue();
        breaker.abandoned();
        assertThat(breaker.pass(RETRY)).isTrue();
    }

    @Test
    void failedChecksKeepItOpenUntilOneIsWell() {
        assertThat(breaker.checked(false, 0)).isFalse();
        assertThat(breaker.pass(0)).isTrue();
        assertThat(breaker.checked(false, 0)).isTrue();
        assertThat(breaker.pass(10 * RETRY)).isFalse();
        assertThat(breaker.checked(true, 10 * RETRY)).isTrue();
        assertThat(breaker.pass(10 * RETRY)).isTrue();
    }

    @Test
    void aCheckThatIsWellLetsOneCallTryAtOnce() {
        open(0);
        breaker.checked(true, 1);
        assertThat(breaker.pass(1)).isTrue();
        assertThat(breaker.pass(1)).isFalse();
    }
}
