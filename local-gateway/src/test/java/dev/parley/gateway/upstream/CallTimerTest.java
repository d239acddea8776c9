package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallTimerTest {
    private final List<CallPhase> late = new ArrayList<>();

    private CallTimer timer(long connect, long firstByte, long idle, long total) {
        return new CallTimer(new CallTimeouts(connect, firstByte, idle, total), late::add);
    }

    private static void tick(CallTimer timer, int times) {
        for (int i = 0; i < times; i++) {
            timer.tick();
        }
    }

    @Test
    void aPhaseIsNeverCutEarly() {
        // Three ticks may take little more than two times 100 ms: the first comes at once.
        assertThat(CallTicks.ticks(0)).isZero();
        assertThat(CallTicks.ticks(1)).isEqualTo(2);
        assertThat(CallTicks.ticks(100)).isEqualTo(2);
        assertThat(CallTicks.ticks(101)).isEqualTo(3);
        assertThat(CallTicks.ticks(Long.MAX_VALUE / 2)).isEqualTo(Integer.MAX_VALUE - 1);
    }

    @Test
    void eachPhaseCountsFromItsBeginAndWhatComesBeginsItAnew() {
        CallTimer timer = timer(300, 500, 200, 0);
        timer.enter(CallPhase.CONNECT);
        tick(timer, 3);
        timer.enter(CallPhase.UNTIMED);
        tick(timer, 100);
        timer.enter(CallPhase.FIRST_BYTE);
        tick(timer, 5);
        timer.enter(CallPhase.IDLE);
        for (int i = 0; i < 10; i++) {
            tick(timer, 2);
            timer.touch();
        }
        assertThat(late).isEmpty();
        tick(timer, 10);
        assertThat(late).containsExactly(CallPhase.IDLE);
    }

    @Test
    void theTotalRunsThroughAllPhases() {
        CallTimer timer = timer(0, 0, 200, 1_000);
        timer.enter(CallPhase.IDLE);
        for (int i = 0; i < 10; i++) {
            timer.tick();
            timer.touch();
        }
        assertThat(late).isEmpty();
        timer.tick();
        assertThat(late).containsExactly(CallPhase.TOTAL);
    }

    @Test
    void aStoppedTimerSaysNothing() {
        CallTimer timer = timer(100, 0, 0, 100);
        timer.enter(CallPhase.CONNECT);
        timer.stop();
        tick(timer, 100);
        assertThat(late).isEmpty();
    }
}
