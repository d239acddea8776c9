package dev.parley.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.control.Tone;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GatewayViewModelTest {
    private static final Duration SO_FAR = Duration.ofSeconds(18);

    private final FakeGateway gateway = new FakeGateway();
    private final GatewayViewModel model =
            new GatewayViewModel(gateway, Runnable::run, Clock.fixed(FakeGateway.BEGAN.plus(SO_FAR), ZoneOffset.UTC));

    @Test
    void aStoppedGatewayHasNoAddressAndNoTokenAndIsStarted() {
        assertThat(model.stage().get()).isEqualTo(GatewayViewModel.Stage.STOPPED);
        assertThat(model.address().get()).isEmpty();
        assertThat(model.token().get()).isEmpty();
        assertThat(model.tokenToCopy()).isNull();

        model.start();

        assertThat(model.stage().get()).isEqualTo(GatewayViewModel.Stage.RUNNING);
        assertThat(model.address().get()).isEqualTo("http://127.0.0.1:8377/v1");
        assertThat(model.runningFor().get()).isEqualTo("0:18");
    }

    @Test
    void theTokenIsMaskedUntilItIsAskedForAndAgainAfterAStop() {
        model.start();
        assertThat(model.token().get()).endsWith("a91c").doesNotContain("token-of-this-test");

        model.tokenShown().set(true);
        assertThat(model.token().get()).isEqualTo(FakeGateway.TOKEN);

        model.stop();
        assertThat(model.token().get()).doesNotContain("token-of-this-test");
        assertThat(model.stage().get()).isEqualTo(GatewayViewModel.Stage.STOPPING);

        gateway.facts.set(FakeGateway.stopped());
        assertThat(model.stage().get()).isEqualTo(GatewayViewModel.Stage.STOPPED);
    }

    @Test
    void anUpstreamThatStartsTellsHowLongAndOfHowMuchIfThatWasLearned() {
        gateway.facts.set(FakeGateway.running(
                FakeGateway.BEGAN,
                FakeGateway.upstream("demo", GatewayFacts.Life.READY, null),
                FakeGateway.upstream("first", GatewayFacts.Life.STARTING, null),
                FakeGateway.upstream("learned", GatewayFacts.Life.STARTING, Duration.ofSeconds(25)),
                FakeGateway.upstream("broken", GatewayFacts.Life.FAILED, null)));

        assertThat(model.upstreams())
                .extracting(UpstreamRow::detail)
                .containsExactly("", "0:18", "0:18 of about 0:25", "The process ended with 1.");
        assertThat(model.upstreams())
                .extracting(UpstreamRow::tone)
                .containsExactly(Tone.SUCCESS, Tone.WARNING, Tone.WARNING, Tone.DANGER);
        assertThat(model.upstreams().getFirst().removable()).isFalse();
        assertThat(model.upstreams().getLast().kind()).isEqualTo("command, idle stop 10 min");
        assertThat(model.queue()).extracting(QueueRow::waiting).containsExactly(2, 2, 2);
        assertThat(model.inFlight().get()).isEqualTo("4");
    }

    @Test
    void theLogIsFilteredByWhatMattersAndRestsWhilePaused() {
        model.start();
        gateway.logs(200, LogLine.End.COMPLETE);
        gateway.logs(404, LogLine.End.COMPLETE);
        gateway.logs(502, LogLine.End.COMPLETE);
        gateway.logs(200, LogLine.End.LEFT);
        gateway.logs(200, LogLine.End.CUT);
        model.refresh();

        assertThat(model.lines()).hasSize(5);
        model.filter().set(LogFilter.WARNINGS);
        assertThat(model.lines()).extracting(LogLine::number).containsExactly(2L, 3L, 4L, 5L);
        model.filter().set(LogFilter.ERRORS);
        assertThat(model.lines()).extracting(LogLine::number).containsExactly(3L, 5L);

        model.paused().set(true);
        gateway.logs(500, LogLine.End.COMPLETE);
        model.refresh();
        assertThat(model.lines()).hasSize(2);
        model.paused().set(false);
        model.refresh();
        assertThat(model.lines()).hasSize(3);
    }

    @Test
    void theLogIsBoundedAndGoesOnWithAnotherGateway() {
        model.start();
        for (int i = 0; i < GatewayViewModel.MOST_LINES + 10; i++) {
            gateway.logs(200, LogLine.End.COMPLETE);
        }
        model.refresh();
        assertThat(model.lines()).hasSize(GatewayViewModel.MOST_LINES);

        gateway.lines.clear();
        gateway.facts.set(FakeGateway.running(FakeGateway.BEGAN.plusSeconds(5)));
        gateway.logs(503, LogLine.End.COMPLETE);
        model.refresh();
        assertThat(model.lines().getLast().status()).isEqualTo(503);
    }

    @Test
    void whatCannotBeRemovedIsSaid() {
        model.start();
        gateway.refusal = "The upstreams could not be saved.";

        model.remove("llama");

        assertThat(model.problem().get()).isEqualTo("The upstreams could not be saved.");
    }

    @Test
    void nobodyIsAskedUnlessThePageAsks() {
        int before = gateway.asked;

        gateway.logs(200, LogLine.End.COMPLETE);

        assertThat(gateway.asked).isEqualTo(before);
        model.dispose();
        gateway.facts.set(FakeGateway.running(FakeGateway.BEGAN));
        assertThat(gateway.asked).isEqualTo(before);
    }
}
