package dev.parley.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BeatTest {
    private static final int PERIOD = 5;
    private static final long LIMIT = 10;

    private final Semaphore runs = new Semaphore(0);
    private final Beat beat = new Beat("beat-test", runs::release, PERIOD);

    @AfterEach
    void end() {
        beat.end();
    }

    private static Thread threadOf(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Test
    void itRunsAgainAndAgain() throws InterruptedException {
        assertThat(runs.tryAcquire(5, LIMIT, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void pausedItsThreadSleepsWithoutALimitUntilItIsResumed() throws InterruptedException {
        assertThat(runs.tryAcquire(1, LIMIT, TimeUnit.SECONDS)).isTrue();
        beat.pause();
        // Not "for a while", as between two runs.
        await().atMost(Duration.ofSeconds(LIMIT))
                .until(() -> threadOf("beat-test").getState() == Thread.State.WAITING);
        runs.drainPermits();
        beat.resume();
        assertThat(runs.tryAcquire(3, LIMIT, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endedItsThreadIsGone() throws InterruptedException {
        Thread running = threadOf("beat-test");
        beat.pause();
        beat.end();
        running.join(TimeUnit.SECONDS.toMillis(LIMIT));
        assertThat(running.isAlive()).isFalse();
    }
}
