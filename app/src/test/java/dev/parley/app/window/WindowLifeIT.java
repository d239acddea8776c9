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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
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
    void row39ADamagedHistoryIsToldOfAndTheWindowWorks() throws Exception {
        Path data = Files.createDirectories(home.resolve("data"));
        Files.writeString(data.resolve("history.db"), "This is no database. ".repeat(500));
        try (WindowProcess window = WindowProcess.open(home)) {
            window.tell("shows was damaged and is set aside");
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
