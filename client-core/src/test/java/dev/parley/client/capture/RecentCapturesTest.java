package dev.parley.client.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.WireEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentCapturesTest {

    private static void fill(RecentCaptures captures, String turn, int characters) {
        CaptureRecorder recorder = captures.begin(turn, Instant.EPOCH, 0);
        recorder.on(new WireEvent.RequestStarted(1, "POST", "http://h", List.of(), "x".repeat(characters), 1));
    }

    @Test
    void theOldestRunsGiveWay() {
        RecentCaptures captures = new RecentCaptures(2, Long.MAX_VALUE);
        fill(captures, "a", 1);
        fill(captures, "b", 1);
        fill(captures, "c", 1);

        assertThat(captures.find("a")).isInstanceOf(RecentCaptures.NoLongerKept.class);
        assertThat(captures.find("b")).isInstanceOf(RecentCaptures.Kept.class);
        assertThat(captures.find("c")).isInstanceOf(RecentCaptures.Kept.class);
        assertThat(captures.find("d")).isInstanceOf(RecentCaptures.NeverKept.class);
    }

    @Test
    void allOfThemTogetherHaveABound() {
        RecentCaptures captures = new RecentCaptures(50, 5_000);
        fill(captures, "a", 2_000);
        fill(captures, "b", 2_000);
        fill(captures, "c", 1);

        assertThat(captures.find("a")).isInstanceOf(RecentCaptures.NoLongerKept.class);
        assertThat(captures.find("b")).isInstanceOf(RecentCaptures.Kept.class);
    }

    @Test
    void anotherRunOfATurnTakesThePlaceOfTheFirst() {
        RecentCaptures captures = new RecentCaptures();
        List<String> told = new ArrayList<>();
        captures.listen(told::add);
        fill(captures, "a", 1);
        captures.begin("a", Instant.EPOCH, 0);

        assertThat(((RecentCaptures.Kept) captures.find("a")).capture().exchanges())
                .isEmpty();
        assertThat(told).containsExactly("a");
    }
}
