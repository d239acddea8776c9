package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Role;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import dev.parley.testkit.ChildJvm;
import dev.parley.testkit.ClassArchive;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULTS 34 and 37: the real program, headless, is killed at any moment. */
class KilledWindowIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PROMPT = "Tell me everything";
    /** Most kills come up to this long after the first word, while all begins; a few come this late. */
    private static final int MOST_KILLS_MILLIS = 2_500;

    private static final int LATEST_KILL_MILLIS = 8_000;
    private static final int LATE_EVERY = 20;
    /** Five times the promise of one second. */
    private static final long MOST_LOST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int AT_ONCE = 4;

    @TempDir
    private Path folder;

    @Test
    void row37AWindowThatIsKilledKeepsWhatWasSaidAndAllButTheEndOfTheAnswer() throws Exception {
        rounds(5, 37, UnaryOperator.identity());
    }

    /** The processes share an archive of their classes: else most of ten minutes would be spent on loading them. */
    @Test
    @Tag("full")
    void row37TwoHundredTimes() throws Exception {
        ClassArchive archive = new ClassArchive(folder);
        try (WindowProcess first = WindowProcess.open(folder.resolve("first"), archive::written)) {
            first.tell("close");
            assertThat(first.process().exitCode(LIMIT)).isZero();
        }
        rounds(200, System.nanoTime(), archive::used);
    }

    private void rounds(int count, long seed, UnaryOperator<ChildJvm.Builder> start) throws Exception {
        Random random = new Random(seed);
        int[] moments = random.ints(count, 0, MOST_KILLS_MILLIS).toArray();
        // Some kills are late enough that the bound of five seconds says something, whatever the seed.
        for (int i = 0; i < count; i += LATE_EVERY) {
            moments[i] = LATEST_KILL_MILLIS;
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Void>> rounds = IntStream.range(0, count)
                    .mapToObj(i -> (Callable<Void>) () -> {
                        killedAfter(moments[i], folder.resolve("round" + i), start);
                        return null;
                    })
                    .toList();
            for (Future<Void> round : threads.invokeAll(rounds)) {
                round.get();
            }
        }
    }

    private void killedAfter(int millis, Path home, UnaryOperator<ChildJvm.Builder> start)
            throws IOException, InterruptedException {
        long killed;
        try (PacedServer server = new PacedServer()) {
            WindowProcess.profile(home, server.url(), Delivery.DIRECT);
            try (WindowProcess window = WindowProcess.open(home, start)) {
                window.tell("send " + PROMPT);
                assertThat(server.awaitRequest(LIMIT)).isTrue();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
                window.process().kill();
                killed = System.nanoTime();
                window.process().exitCode(LIMIT);
            }
            assertThat(server.posts()).isOne();
            checkKept(home, server, killed);
        }
    }

    private static void checkKept(Path home, PacedServer server, long killed) {
        List<Turn> turns = WindowProcess.turns(home);
        assertThat(turns).extracting(Turn::role).containsExactly(Role.USER, Role.ASSISTANT);
        assertThat(turns.getFirst().text()).isEqualTo(PROMPT);
        Turn answer = turns.getLast();
        assertThat(answer.state()).isEqualTo(TurnState.STREAMING);
        int kept = answer.text().isEmpty() ? 0 : answer.text().split(" ").length;
        assertThat(answer.text()).isEqualTo(PacedServer.words(kept));
        assertThat(kept).isGreaterThanOrEqualTo(server.wordsAt(killed - MOST_LOST_NANOS));
    }

    @Test
    void row37AfterTheKillTheWindowShowsTheAnswerAsCutAndTheDraftIsThere() throws Exception {
        try (PacedServer server = new PacedServer()) {
            WindowProcess.profile(folder, server.url(), Delivery.DIRECT);
            try (WindowProcess window = WindowProcess.open(folder)) {
                window.tell("send " + PROMPT);
                assertThat(server.awaitRequest(LIMIT)).isTrue();
                window.tell("draft something for later");
                window.tell("shows w150");
                window.process().kill();
                window.process().exitCode(LIMIT);
            }
            try (WindowProcess window = WindowProcess.open(folder)) {
                window.tell("shows something for later");
                window.tell("shows w100");
                window.tell("close");
                assertThat(window.process().exitCode(LIMIT)).isZero();
            }
            Turn answer = WindowProcess.turns(folder).getLast();
            assertThat(answer.state()).isEqualTo(TurnState.CUT);
            assertThat(server.posts()).isOne();
        }
    }

    @Test
    void row34AJobGoesOnAfterTheKillWithoutASecondPost() throws Exception {
        AtomicBoolean finished = new AtomicBoolean();
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(request -> job(request, finished.get()));
            WindowProcess.profile(folder, server.url("/"), Delivery.VESSL_ASYNC);
            try (WindowProcess window = WindowProcess.open(folder)) {
                window.tell("send " + PROMPT);
                // The creation and the first poll.
                server.awaitRequests(2, LIMIT);
                window.process().kill();
                window.process().exitCode(LIMIT);
            }
            finished.set(true);
            try (WindowProcess window = WindowProcess.open(folder)) {
                window.tell("shows The job is done.");
                window.tell("close");
                assertThat(window.process().exitCode(LIMIT)).isZero();
            }
            assertThat(server.requests())
                    .filteredOn(r -> r.method().equals("POST"))
                    .hasSize(1);
            Turn answer = WindowProcess.turns(folder).getLast();
            assertThat(answer.text()).isEqualTo("The job is done.");
            assertThat(answer.state()).isEqualTo(TurnState.COMPLETE);
        }
    }

    private static Reply job(RecordedRequest request, boolean finished) {
        if (request.method().equals("POST")) {
            return Reply.json(201, "{\"id\":\"98nlux8b0eu6\"}");
        }
        String answer = "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"The job is done.\"},"
                + "\"finish_reason\":\"stop\"}]}";
        return finished
                ? Reply.json(200, "{\"status\":\"completed\",\"status_code\":200,\"output\":" + answer + "}")
                : Reply.json(200, "{\"status\":\"in_progress\"}");
    }
}
