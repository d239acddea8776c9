package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.Launcher;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.store.SettingsStore;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How the window ends, that there is one of it, and what it says of damaged files. */
class WindowLifeIT {
    private static final Duration LIMIT = WindowProcess.LIMIT;
    /** Five times what is promised. */
    private static final Duration END = Duration.ofSeconds(10);

    @TempDir
    private Path home;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aTerminatedWindowSavesTheAnswerAsItStandsAndWhereItWas() throws Exception {
        try (PacedServer server = new PacedServer()) {
            WindowProcess.profile(home, server.url(), Delivery.DIRECT);
            try (WindowProcess window = WindowProcess.open(home)) {
                window.tell("send Tell me");
                window.tell("shows w20");
                window.tell("draft for later");
                window.process().terminate();
                assertThat(window.process().exitCode(END)).isZero();
                assertThat(window.process().errors()).isEmpty();
            }
            assertThat(WindowProcess.chat(home).draft()).isEqualTo("for later");
            Turn answer = WindowProcess.turns(home).getLast();
            assertThat(answer.state()).isEqualTo(TurnState.STOPPED);
            assertThat(answer.text()).startsWith(PacedServer.words(20));
            assertThat(SettingsStore.open(WindowProcess.settings(home))
                            .current()
                            .lastChatId())
                    .isEqualTo(WindowProcess.chat(home).id());
            assertReopens("for later");
        }
    }

    @Test
    void aClosedWindowStopsTheAnswerAndItsTextIsThereTheNextTime() throws Exception {
        try (PacedServer server = new PacedServer()) {
            WindowProcess.profile(home, server.url(), Delivery.DIRECT);
            try (WindowProcess window = WindowProcess.open(home)) {
                window.tell("send Tell me");
                window.tell("shows w20");
                window.tell("close");
                assertThat(window.process().exitCode(END)).isZero();
                assertThat(window.process().errors()).isEmpty();
            }
            assertThat(WindowProcess.turns(home).getLast().state()).isEqualTo(TurnState.STOPPED);
            assertReopens("w20");
            assertThat(server.posts()).isOne();
        }
    }

    /** The chat of the last time is on the screen again. */
    private void assertReopens(String text) throws IOException {
        try (WindowProcess window = WindowProcess.open(home)) {
            window.tell("shows " + text);
            window.tell("close");
            assertThat(window.process().exitCode(END)).isZero();
        }
    }

    @Test
    void row34AJobGoesOnAfterTheWindowWasClosedWithoutASecondPost() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(request -> job(request, false));
            WindowProcess.profile(home, server.url("/"), Delivery.VESSL_ASYNC);
            try (WindowProcess window = WindowProcess.open(home)) {
                window.tell("send Tell me");
                server.awaitRequests(2, LIMIT);
                window.tell("close");
                assertThat(window.process().exitCode(END)).isZero();
            }
            assertThat(WindowProcess.turns(home).getLast().state()).isEqualTo(TurnState.STREAMING);
            server.answer(request -> job(request, true));
            assertReopens("The job is done.");
            assertThat(server.requests())
                    .filteredOn(r -> r.method().equals("POST"))
                    .hasSize(1);
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

    @Test
    void row41TheSecondStartBringsTheFirstWindowToTheFrontAndAKilledOneLocksNobodyOut() throws Exception {
        try (WindowProcess first = WindowProcess.open(home)) {
            first.tell("iconify");
            try (WindowProcess second = WindowProcess.start(home, Launcher.class.getName())) {
                assertThat(second.process().exitCode(LIMIT)).isZero();
                assertThat(second.process().output()).isEmpty();
                assertThat(second.process().errors()).isEmpty();
            }
            first.tell("front");
            first.process().kill();
            first.process().exitCode(LIMIT);
        }
        try (WindowProcess next = WindowProcess.open(home)) {
            next.tell("close");
            assertThat(next.process().exitCode(END)).isZero();
        }
    }

    @Test
    void row41ALinkIsHandedToTheWindowThatIsOpenWhichProposesAndNeitherSendsNorSaves() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            WindowProcess.profile(home, server.url("/"), Delivery.DIRECT);
            Path profiles = home.resolve("config/profiles.json");
            String before = Files.readString(profiles);
            String link = "parley://profile?name=From+a+link&model=m&url="
                    + URLEncoder.encode(server.url("/linked").toString(), StandardCharsets.UTF_8);
            try (WindowProcess first = WindowProcess.open(home)) {
                first.tell("hides From a link");
                first.tell("iconify");
                try (WindowProcess second = WindowProcess.start(home, Launcher.class.getName(), link)) {
                    assertThat(second.process().exitCode(LIMIT)).isZero();
                    assertThat(second.process().output()).isEmpty();
                    assertThat(second.process().errors()).isEmpty();
                }
                first.tell("shows From a link: look at the address");
                first.tell("front");
                // A window with a proposal that nobody has decided on asks before it closes.
                first.tell("click Discard");
                first.tell("close");
                assertThat(first.process().exitCode(END)).isZero();
                assertThat(first.process().errors()).isEmpty();
            }
            assertThat(profiles).hasContent(before);
            assertThat(server.requests()).isEmpty();
        }
    }

    /** The first one has the lock and answers nobody, as one that hangs. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void row41WhereTheFirstDoesNotAnswerTheSecondOpensAndSaysThatItSavesNothing() throws Exception {
        try (WindowProcess first = WindowProcess.open(home)) {
            signal("STOP", first);
            try (WindowProcess second = WindowProcess.open(home)) {
                second.tell("shows Parley is open a second time");
                second.tell("close");
                assertThat(second.process().exitCode(END)).isZero();
            }
            signal("CONT", first);
            first.tell("close");
            assertThat(first.process().exitCode(END)).isZero();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void row36AfterASleepInWhichTheConnectionWasCutTheAnswerEndsAndNothingIsSentAgain() throws Exception {
        try (PacedServer server = new PacedServer()) {
            WindowProcess.profile(home, server.url(), Delivery.DIRECT);
            try (WindowProcess window = WindowProcess.open(home)) {
                window.tell("send Tell me");
                window.tell("shows w20");
                signal("STOP", window);
                server.cut();
                signal("CONT", window);
                long woken = System.nanoTime();
                window.tell("shows Continue");
                assertThat(Duration.ofNanos(System.nanoTime() - woken)).isLessThan(Duration.ofSeconds(25));
                window.tell("shows w20");
                window.tell("close");
                assertThat(window.process().exitCode(END)).isZero();
            }
            assertThat(WindowProcess.turns(home).getLast().state()).isEqualTo(TurnState.CUT);
            assertThat(server.posts()).isOne();
        }
    }

    @Test
    void row40AProfileFileOfANewerVersionIsReadOnlyAndTheWindowSaysSo() throws Exception {
        Path profiles = Files.createDirectories(home.resolve("config")).resolve("profiles.json");
        String newer = "{\"version\": 999, \"profiles\": []}";
        Files.writeString(profiles, newer);
        try (WindowProcess window = WindowProcess.open(home)) {
            window.tell("shows newer version");
            window.tell("close");
            assertThat(window.process().exitCode(END)).isZero();
        }
        assertThat(profiles).hasContent(newer);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void row38WithoutRoomTheWindowSaysSoAndSavesAllOnceThereIsRoom() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.sse()
                    .chunk(
                            "data: {\"choices\":[{\"delta\":{\"content\":\"An answer\"},\"finish_reason\":\"stop\"}]}\n\n")
                    .chunk("data: [DONE]\n\n"));
            WindowProcess.profile(home, server.url("/"), Delivery.DIRECT);
            try (WindowProcess window = WindowProcess.open(home)) {
                fileSize(window, "1:unlimited");
                window.tell("send Tell me");
                window.tell("shows An answer");
                window.tell("shows Chats are not saved, because the disk");
                window.tell("click Try now");
                window.tell("shows Chats are not saved, because the disk");
                fileSize(window, "unlimited");
                window.tell("click Try now");
                window.tell("hides Chats are not saved");
                window.process().kill();
                window.process().exitCode(LIMIT);
            }
            assertThat(WindowProcess.turns(home)).extracting(Turn::text).containsExactly("Tell me", "An answer");
        }
    }

    /** The operating system refuses to make a file of the process longer, as it does where the disk is full. */
    private static void fileSize(WindowProcess of, String limit) throws IOException, InterruptedException {
        Process prlimit = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(of.process().pid()), "--fsize=" + limit)
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor()).isZero();
    }

    @Test
    void aFaultOfOursOnTheToolkitsThreadIsToldAndTheWindowGoesOn() throws Exception {
        String secret = "sk-in-the-message-of-the-fault";
        try (WindowProcess window = WindowProcess.open(home)) {
            window.tell("throw " + secret);
            window.tell("shows Something went wrong");
            window.tell("draft still here");
            window.tell("shows still here");
            window.tell("close");
            assertThat(window.process().exitCode(END)).isZero();
            assertThat(window.process().errors()).noneMatch(line -> line.contains(secret));
        }
        try (Stream<Path> files = Files.walk(home.resolve("state"))) {
            List<Path> logs = files.filter(Files::isRegularFile).toList();
            assertThat(logs).isNotEmpty();
            for (Path log : logs) {
                assertThat(Files.readString(log))
                        .contains("IllegalStateException")
                        .doesNotContain(secret);
            }
        }
    }

    @Test
    void row39ADamagedHistoryIsToldOfAndTheEndpointsSurvive() throws Exception {
        WindowProcess.profile(home, URI.create("http://127.0.0.1:9"), Delivery.DIRECT);
        Path data = Files.createDirectories(home.resolve("data"));
        Files.writeString(data.resolve("history.db"), "This is no database. ".repeat(500));
        try (WindowProcess window = WindowProcess.open(home)) {
            window.tell("shows was damaged and is set aside");
            // The profile that was chosen last.
            window.tell("shows Test");
            window.tell("close");
            assertThat(window.process().exitCode(END)).isZero();
        }
    }

    private static void signal(String name, WindowProcess to) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder(
                        "kill", "-" + name, Long.toString(to.process().pid()))
                .start();
        assertThat(kill.waitFor()).isZero();
    }
}
