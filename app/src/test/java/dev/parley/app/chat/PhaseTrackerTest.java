package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.FinishReason;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PhaseTrackerTest {

    @Test
    void stepsAreDoneNowAndLater() {
        PhaseTracker tracker = new PhaseTracker(Delivery.DIRECT, 0);
        assertThat(steps(tracker)).containsExactly("CONNECTING NOW", "WAITING LATER", "first LATER");
        on(tracker, Phase.CONNECTING, 0);
        on(tracker, Phase.WAITING, 200);
        assertThat(steps(tracker)).containsExactly("CONNECTING DONE 200", "WAITING NOW", "first LATER");
        tracker.on(new StreamEvent.TextDelta(0, "x", ms(300)));
        assertThat(tracker.status()).isNull();
    }

    @Test
    void sendingAgainWhileTheEndpointWakesStaysOneWait() {
        PhaseTracker tracker = new PhaseTracker(Delivery.VESSL_RELAY, 0);
        on(tracker, Phase.WAITING, 100);
        on(tracker, Phase.WAKING, 1_000);
        for (int again = 0; again < 3; again++) {
            on(tracker, Phase.CONNECTING, 2_000);
            on(tracker, Phase.WAITING, 2_100);
            tracker.on(new StreamEvent.Opened(504, ms(2_200)));
            on(tracker, Phase.WAKING, 2_300);
        }
        PhaseStatus status = Objects.requireNonNull(tracker.status());
        assertThat(status.current()).isEqualTo(Phase.WAKING);
        assertThat(status.sinceNanos()).isEqualTo(ms(1_000));
        assertThat(tracker.takeWoken()).isNull();
        tracker.on(new StreamEvent.Opened(200, ms(61_000)));
        assertThat(tracker.takeWoken()).isEqualTo(Duration.ofSeconds(60));
        assertThat(tracker.takeWoken()).isNull();
        assertThat(steps(tracker))
                .containsExactly(
                        "CONNECTING DONE 100", "WAITING DONE 900", "WAKING DONE 60000", "WAITING NOW", "first LATER");
    }

    @Test
    void aWakeThatEndsInAFaultTeachesNothing() {
        PhaseTracker tracker = new PhaseTracker(Delivery.VESSL_RELAY, 0);
        on(tracker, Phase.WAKING, 0);
        tracker.on(new StreamEvent.Cancelled(ms(500)));
        assertThat(tracker.takeWoken()).isNull();
        assertThat(tracker.status()).isNull();
    }

    @Test
    void aWakeThatEndsInAnAnswerTeaches() {
        PhaseTracker tracker = new PhaseTracker(Delivery.VESSL_RELAY, 0);
        on(tracker, Phase.WAKING, 0);
        tracker.on(new StreamEvent.Completed(FinishReason.STOP, ms(500)));
        assertThat(tracker.takeWoken()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aJobWaitsInItsQueueWithItsPosition() {
        PhaseTracker tracker = new PhaseTracker(Delivery.VESSL_ASYNC, 0);
        on(tracker, Phase.WAITING, 100);
        tracker.on(new StreamEvent.PhaseChanged(Phase.QUEUED, 4, ms(300)));
        PhaseStatus status = Objects.requireNonNull(tracker.status());
        assertThat(status.queuePosition()).isEqualTo(4);
        assertThat(steps(tracker))
                .containsExactly(
                        "CONNECTING DONE 100", "WAITING DONE 200", "QUEUED NOW", "RUNNING LATER", "first LATER");
    }

    @Test
    void anEstimateIsTheMiddleAndTheEnds() {
        List<Duration> times = List.of(Duration.ofSeconds(84), Duration.ofSeconds(58), Duration.ofSeconds(70));
        assertThat(PhaseTracker.estimate(times)).isEqualTo(new PhaseStatus.WakeEstimate(70_000, 58_000, 84_000, 3));
        assertThat(PhaseTracker.estimate(List.of())).isNull();
    }

    private static void on(PhaseTracker tracker, Phase phase, long atMillis) {
        tracker.on(new StreamEvent.PhaseChanged(phase, null, ms(atMillis)));
    }

    private static List<String> steps(PhaseTracker tracker) {
        return Objects.requireNonNull(tracker.status()).steps().stream()
                .map(step -> (step.phase() == null ? "first" : step.phase()) + " " + step.progress()
                        + (step.tookMillis() == null ? "" : " " + step.tookMillis()))
                .toList();
    }

    private static long ms(long millis) {
        return millis * 1_000_000;
    }
}
