package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class CallGateTest {
    private final List<String> told = new ArrayList<>();

    private final GateKeeper keeper = new GateKeeper() {
        @Override
        public void wanted() {
            told.add("wanted");
        }

        @Override
        public void left() {
            told.add("left");
        }

        @Override
        public Waiting waiting(int position) {
            return new Waiting(UpstreamState.READY, position);
        }

        @Override
        public UpstreamFailure late(int position) {
            throw new IllegalStateException("nobody holds here");
        }
    };

    private final class Call implements CallGate.Entrant {
        private final String name;

        Call(String name) {
            this.name = name;
        }

        @Override
        public void admitted() {
            told.add(name + " goes");
        }

        @Override
        public void refused(UpstreamFailure failure) {
            told.add(name + " " + failure.code());
        }

        @Override
        public void moved(int position) {
            told.add(name + " is " + position);
        }

        @Override
        public boolean listens() {
            return name.startsWith("job");
        }

        @Override
        public long since() {
            return 0;
        }
    }

    private List<String> heard() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Test
    void withoutALimitAllPass() {
        CallGate gate = new CallGate(0, true, keeper);
        for (int i = 0; i < 1_000; i++) {
            assertThat(gate.enter(new Call("a"))).isTrue();
        }
        assertThat(gate.inside()).isEqualTo(1_000);
        assertThat(heard()).isEmpty();
    }

    @Test
    void thoseWhoWaitPassInTheirOrderAndHearOfTheirPlace() {
        CallGate gate = new CallGate(1, true, keeper);
        Call job = new Call("job 2");
        assertThat(gate.enter(new Call("a"))).isTrue();
        assertThat(gate.enter(new Call("b"))).isFalse();
        assertThat(gate.enter(new Call("job 1"))).isFalse();
        assertThat(gate.enter(job)).isFalse();
        assertThat(heard()).containsExactly("wanted", "wanted", "job 1 is 2", "wanted", "job 1 is 2", "job 2 is 3");
        assertThat(gate.position(job)).isEqualTo(3);

        gate.leave(0);
        assertThat(heard()).containsExactly("b goes", "job 1 is 1", "job 2 is 2", "left");
        assertThat(gate.withdraw(job)).isTrue();
        assertThat(gate.withdraw(job)).isFalse();
        assertThat(heard()).containsExactly("job 1 is 1", "left");
        gate.leave(0);
        gate.leave(0);
        assertThat(heard()).containsExactly("job 1 goes", "left", "left");
        assertThat(gate.quiet()).isTrue();
    }

    @Test
    void aClosedGateLetsNonePassUntilItIsOpened() {
        CallGate gate = new CallGate(2, false, keeper);
        for (String name : List.of("a", "b", "c")) {
            assertThat(gate.enter(new Call(name))).isFalse();
        }
        assertThat(gate.closeIfQuiet()).isFalse();
        heard();
        gate.open();
        assertThat(heard()).containsExactly("a goes", "b goes");
        assertThat(gate.close()).isFalse();
        gate.leave(0);
        assertThat(heard()).containsExactly("left");
        assertThat(gate.waiting()).isEqualTo(1);
        gate.refuseAll(UpstreamFailure.stopping("s"));
        assertThat(heard()).containsExactly("c service_stopping");
        gate.leave(0);
        assertThat(gate.close()).isTrue();
    }

    @Test
    void anOpenGateClosesByItselfOnlyIfNobodyIsThere() {
        CallGate gate = new CallGate(0, true, keeper);
        gate.enter(new Call("a"));
        assertThat(gate.closeIfQuiet()).isFalse();
        assertThat(gate.enter(new Call("b"))).isTrue();
        gate.leave(0);
        gate.leave(0);
        assertThat(gate.closeIfQuiet()).isTrue();
        assertThat(gate.enter(new Call("c"))).isFalse();
    }

    @Test
    void whenItIsFreeIsToldByWhatCallsTookAndByAllThatWait() {
        CallGate gate = new CallGate(2, true, keeper);
        gate.enter(new Call("a"));
        gate.enter(new Call("b"));
        gate.leave(Duration.ofSeconds(60).toNanos());
        gate.enter(new Call("c"));
        assertThat(gate.untilFree()).isEqualTo(Duration.ofSeconds(30));

        gate.enter(new Call("d"));
        gate.enter(new Call("e"));
        assertThat(gate.untilFree()).isEqualTo(Duration.ofSeconds(90));

        gate.leave(Duration.ofSeconds(20).toNanos());
        assertThat(gate.untilFree()).as("the mean of 60 and 20, one waits").isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void withoutACallThatHasEndedThoseUnderWayTellWhenItIsFree() throws InterruptedException {
        CallGate gate = new CallGate(1, true, keeper);
        gate.enter(new Call("a"));
        Duration first = gate.untilFree();
        gate.enter(new Call("b"));
        TimeUnit.MILLISECONDS.sleep(20); // the age of the call is what is tested
        assertThat(gate.untilFree()).isGreaterThan(first).isGreaterThanOrEqualTo(Duration.ofMillis(40));
    }

    @Test
    void aGateWithoutALimitIsAlwaysFree() {
        CallGate gate = new CallGate(0, true, keeper);
        gate.enter(new Call("a"));
        assertThat(gate.untilFree()).isZero();
    }
}
