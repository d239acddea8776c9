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
        assertThat(model.queue()).hasSize(6);
        assertThat(model.queue().getFirst())
                .isEqualTo(new QueueRow(1, "llama-3.1-8b", "/v1/chat/completions", "0:18", "starting, 0:18"));
        assertThat(model.queue().get(1).position()).isEqualTo(2);
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
    void theTimeToTheFirstByteIsToldOfEachUpstreamByItsStreams() {
        gateway.facts.set(FakeGateway.running(
                FakeGateway.BEGAN,
                FakeGateway.upstream("demo", GatewayFacts.Life.READY, null),
                FakeGateway.upstream("first", GatewayFacts.Life.READY, null)));
        for (int i = 1; i <= 20; i++) {
            gateway.streams("demo", i * 10);
        }
        gateway.logs(200, LogLine.End.COMPLETE);
        model.refresh();

        UpstreamRow demo = model.upstreams().getFirst();
        assertThat(demo.median()).isEqualTo("100 ms");
        assertThat(demo.slow()).isEqualTo("190 ms");
        assertThat(demo.figures()).contains("20 streams of 21 requests");
        UpstreamRow first = model.upstreams().getLast();
        assertThat(first.median()).isEmpty();
        assertThat(first.detail()).isEqualTo("idle stop in 1:30");
    }

    @Test
    void anUpstreamOfThisMachineIsStartedStoppedAndTheDemoPutToSleep() {
        gateway.facts.set(FakeGateway.running(
                FakeGateway.BEGAN,
                FakeGateway.upstream("demo", GatewayFacts.Life.READY, null),
                FakeGateway.upstream("off", GatewayFacts.Life.STOPPED, null)));

        assertThat(model.upstreams())
                .extracting(UpstreamRow::change)
                .containsExactly(UpstreamRow.Change.STOP, UpstreamRow.Change.START);
        model.startUpstream("off");
        assertThat(model.sleepDemo()).isTrue();
        assertThat(gateway.moved).containsExactly("start off", "stop demo");
    }

    @Test
    void theLogIsFilteredByUpstreamAndGivenAsText() {
        model.start();
        gateway.streams("other", 40);
        gateway.logs(200, LogLine.End.COMPLETE);
        model.refresh();

        model.service().set("other");
        assertThat(model.lines()).extracting(LogLine::service).containsExactly("other");
        assertThat(model.logText())
                .isEqualTo("2026-01-02T03:00:00Z\tinfo\tPOST\t/v1/x\t200\t1.00 s\tother, 7 tokens, token\n");
        model.service().set("");
        assertThat(model.lines()).hasSize(2);
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
