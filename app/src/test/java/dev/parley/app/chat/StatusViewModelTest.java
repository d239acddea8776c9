package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ErrorContext;
import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusViewModelTest {
    private static final Duration TICK = Duration.ofMillis(250);

    private final ChatStage stage = new ChatStage(new MemoryHistory());
    private final StatusViewModel status = new StatusViewModel(stage.chat, stage.parts);

    @Test
    void nothingTicksWhileNothingRuns() {
        assertThat(status.status().get().dot()).isEqualTo(StatusViewModel.Dot.READY);
        assertThat(stage.timers).isEmpty();
    }

    @Test
    void thePhaseIsNamedAndItsTimeCounts() {
        ScriptedStream stream = stage.stream();
        stage.say("Hello");
        stream.phase(Phase.WAKING);
        stage.fx.await("waking", () -> status.status().get().word().equals("Waking"));
        stage.clockJump.addAndGet(Duration.ofSeconds(42).toNanos());
        stage.elapse(TICK);
        assertThat(status.status().get().dot()).isEqualTo(StatusViewModel.Dot.WAITING);
        assertThat(status.status().get().elapsedMillis()).isBetween(42_000L, 60_000L);
        stream.text("Up");
        stage.fx.await("streaming", () -> status.status().get().word().equals("Streaming"));
        stream.completed();
        stage.awaitIdle();
        assertThat(status.status().get().word()).isEqualTo("Ready");
        assertThat(status.status().get().metrics())
                .isEqualTo(stage.last().metrics().get());
        stage.elapse(TICK);
        assertThat(stage.timers).noneMatch(timer -> timer.delay().equals(TICK));
    }

    @Test
    void aFaultShowsItsStatus() {
        stage.stream().failed(new InferenceError.Unauthorized(401, ErrorContext.of(true, "no")));
        stage.say("Hello");
        stage.awaitIdle();
        assertThat(status.status().get().dot()).isEqualTo(StatusViewModel.Dot.FAILED);
        assertThat(status.status().get().detail()).isEqualTo("401");
    }

    @Test
    void withoutAnEndpointItSaysSo() {
        stage.profiles.clear();
        assertThat(status.status().get().dot()).isEqualTo(StatusViewModel.Dot.NO_ENDPOINT);
    }

    @Test
    void aDisposedOneStopsTicking() {
        stage.stream();
        stage.say("Hello");
        status.dispose();
        stage.elapse(TICK);
        assertThat(stage.timers).noneMatch(timer -> timer.delay().equals(TICK));
    }
}
