package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Role;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.Settings;
import dev.parley.client.store.SettingsStore;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import dev.parley.testkit.ChildJvm;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULTS 34 and 37: the real program, headless, is killed at any moment. */
class KilledWindowIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PROMPT = "Tell me everything";
    private static final String PROFILE = "test";
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
        rounds(5, 37);
    }

    @Test
    @Tag("full")
    void row37TwoHundredTimes() throws Exception {
        rounds(200, System.nanoTime());
    }

    private void rounds(int count, long seed) throws Exception {
        Random random = new Random(seed);
        int[] moments = random.ints(count, 0, MOST_KILLS_MILLIS).toArray();
        // Some kills are late enough that the bound of five seconds says something, whatever the seed.
        for (int i = 0; i < count; i += LATE_EVERY) {
            moments[i] = LATEST_KILL_MILLIS;
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Void>> rounds = IntStream.range(0, count)
                    .mapToObj(i -> (Callable<Void>) () -> {
                        killedAfter(moments[i], folder.resolve("round" + i));
                        return null;
                    })
                    .toList();
            for (Future<Void> round : threads.invokeAll(rounds)) {
                round.get();
            }
        }
    }

    private void killedAfter(int millis, Path home) throws IOException, InterruptedException {
        long killed;
        try (PacedServer server = new PacedServer()) {
            profile(home, server.url(), Delivery.DIRECT);
            try (ChildJvm window = window(home)) {
                tell(window, "send " + PROMPT);
                assertThat(server.awaitRequest(LIMIT)).isTrue();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
                window.kill();
                killed = System.nanoTime();
                window.exitCode(LIMIT);
            }
            assertThat(server.posts()).isOne();
            checkKept(home, server, killed);
        }
    }

    private static void checkKept(Path home, PacedServer server, long killed) {
        try (History history = Histories.open(home.resolve("data"))) {
            String chatId = history.chats().join().getFirst().id();
            List<Turn> turns = history.load(chatId).join().turns();
            assertThat(turns).extracting(Turn::role).containsExactly(Role.USER, Role.ASSISTANT);
            assertThat(turns.getFirst().text()).isEqualTo(PROMPT);
            Turn answer = turns.getLast();
            assertThat(answer.state()).isEqualTo(TurnState.STREAMING);
            int kept = answer.text().isEmpty() ? 0 : answer.text().split(" ").length;
            assertThat(answer.text()).isEqualTo(PacedServer.words(kept));
            assertThat(kept).isGreaterThanOrEqualTo(server.wordsAt(killed - MOST_LOST_NANOS));
        }
    }

    @Test
    void row37AfterTheKillTheWindowShowsTheAnswerAsCutAndTheDraftIsThere() throws Exception {
        try (PacedServer server = new PacedServer()) {
            profile(folder, server.url(), Delivery.DIRECT);
            try (ChildJvm window = window(folder)) {
                tell(window, "send " + PROMPT);
                assertThat(server.awaitRequest(LIMIT)).isTrue();
                tell(window, "draft something for later");
                tell(window, "shows w150");
                window.kill();
                window.exitCode(LIMIT);
            }
            try (ChildJvm window = window(folder)) {
                tell(window, "shows something for later");
                tell(window, "shows w100");
                tell(window, "close");
                assertThat(window.exitCode(LIMIT)).isZero();
            }
            try (History history = Histories.open(folder.resolve("data"))) {
                Turn answer = history.load(onlyChat(history)).join().turns().getLast();
                assertThat(answer.state()).isEqualTo(TurnState.CUT);
            }
            assertThat(server.posts()).isOne();
        }
    }

    @Test
    void row34AJobGoesOnAfterTheKillWithoutASecondPost() throws Exception {
        AtomicBoolean finished = new AtomicBoolean();
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(request -> job(request, finished.get()));
            profile(folder, server.url("/"), Delivery.VESSL_ASYNC);
            try (ChildJvm window = window(folder)) {
                tell(window, "send " + PROMPT);
                // The creation and the first poll.
                server.awaitRequests(2, LIMIT);
                window.kill();
                window.exitCode(LIMIT);
            }
            finished.set(true);
            SettingsStore.open(settings(folder)).save(Settings.DEFAULT.withLast(PROFILE, onlyChat(folder)));
            try (ChildJvm window = window(folder)) {
                tell(window, "shows The job is done.");
                tell(window, "close");
                assertThat(window.exitCode(LIMIT)).isZero();
            }
            assertThat(server.requests())
                    .filteredOn(r -> r.method().equals("POST"))
                    .hasSize(1);
            try (History history = Histories.open(folder.resolve("data"))) {
                Turn answer = history.load(onlyChat(history)).join().turns().getLast();
                assertThat(answer.text()).isEqualTo("The job is done.");
                assertThat(answer.state()).isEqualTo(TurnState.COMPLETE);
            }
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

    private static void profile(Path home, URI url, Delivery delivery) {
        String base = url.toString().replaceAll("/$", "");
        ProfileStore.open(home.resolve("config/profiles.json"))
                .put(EndpointProfile.builder("Test", URI.create(base))
                        .id(PROFILE)
                        .model("words")
                        .delivery(delivery)
                        .build());
        SettingsStore.open(settings(home)).save(Settings.DEFAULT.withLast(PROFILE, null));
    }

    private static Path settings(Path home) {
        return home.resolve("config/settings.json");
    }

    private static String onlyChat(Path home) {
        try (History history = Histories.open(home.resolve("data"))) {
            return onlyChat(history);
        }
    }

    private static String onlyChat(History history) {
        return history.chats().join().getFirst().id();
    }

    private static ChildJvm window(Path home) {
        ChildJvm window = ChildJvm.of(DrivenWindow.class.getName())
                .jvmArgs(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Duser.home=" + home,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow")
                .env(Map.of("PARLEY_HOME", home.toString(), "DISPLAY", "headless"))
                .start();
        window.awaitLine(line -> line.equals("ready"), LIMIT);
        return window;
    }

    /** Hands over a line and waits until it was obeyed. */
    private static void tell(ChildJvm window, String line) throws IOException {
        long before = window.output().stream().filter("done"::equals).count();
        window.input().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        window.input().flush();
        if (line.equals("close")) {
            // The process may be gone before it could say so.
            return;
        }
        window.awaitLine(any -> window.output().stream().filter("done"::equals).count() > before, LIMIT);
    }
}
