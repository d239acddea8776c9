package dev.parley.app.window;

import dev.parley.app.WholeWindow;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.store.History;
import dev.parley.client.store.HistoryHealth;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.Settings;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Reply;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Brings the window into each of its designed states and takes a picture of it in both themes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowPicturesIT {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final String NAME = "vLLM Seoul";
    private static final String MODEL = "Qwen3-32B";

    private static final String SHOWCASE = """
            ## The prefill queue grew, not the GPU time

            With 256 slots the scheduler admits prompts faster than it prefills them. By Little's law, with $L$ \
            waiting requests and arrival rate $\\lambda$, the wait is

            $$W = \\frac{L}{\\lambda} = \\frac{38}{16\\ \\mathrm{s}^{-1}} \\approx 2.4\\ \\mathrm{s}$$

            - **Cap the batch** at 96 sequences. Decoding is memory-bound from $b \\ge 80$ on.
            - **Chunk the prefill** so that a long prompt no longer blocks the short ones.

            | `max-num-seqs` | TTFT p50 | TTFT p99 | tok/s per user | Throughput |
            |:--|--:|--:|--:|--:|
            | 64 | 180 ms | 0.31 s | 41 | 2,210 tok/s |
            | 96 | 190 ms | 0.38 s | 38 | 2,870 tok/s |
            | 256 | 640 ms | 2.40 s | 17 | 3,020 tok/s |

            ```bash
            vllm serve Qwen/Qwen3-32B --max-num-seqs 96 \\
              --enable-chunked-prefill --max-num-batched-tokens 4096
            ```
            """;

    @TempDir
    static Path home;

    @TempDir
    static Path freshHome;

    private final CompletableFuture<Void> mayLoad = new CompletableFuture<>();
    private volatile boolean loadsSlowly;
    private ScriptedModel model;
    private WholeWindow window;
    private Person person;

    private final CssWarnings css = new CssWarnings();

    @BeforeAll
    void openTheWindow() {
        model = new ScriptedModel().in(home, NAME, MODEL);
        SeededHistory.write(home, ScriptedModel.ID);
        ProfileStore.open(WholeWindow.profiles(home))
                .put(EndpointProfile.builder("KServe relay", model.server().url("/"))
                        .id("relay")
                        .model("llama-3.3-70b")
                        .delivery(Delivery.VESSL_RELAY)
                        .resend(ResendPolicy.ALWAYS)
                        .build());
        ProfileStore.open(WholeWindow.profiles(home))
                .put(EndpointProfile.builder("Relay that asks", model.server().url("/relay"))
                        .model("llama-3.3-70b")
                        .delivery(Delivery.VESSL_RELAY)
                        .build());
        ProfileStore.open(WholeWindow.profiles(home))
                .put(EndpointProfile.builder("Relay jobs", model.server().url("/relay"))
                        .model("llama-3.3-70b")
                        .delivery(Delivery.VESSL_ASYNC)
                        .build());
        ProfileStore.open(WholeWindow.profiles(home))
                .put(EndpointProfile.builder("Closed port", URI.create("http://127.0.0.1:9"))
                        .model(MODEL)
                        .build());
        WholeWindow.prepare(home, WIDTH, HEIGHT, Settings.Theme.LIGHT);
        window = WholeWindow.open(home, this::holdLoads);
        person = new Person(window.stage());
        choose(NAME);
    }

    @AfterAll
    void closeTheWindow() {
        window.close();
        model.close();
        css.close();
    }

    @AfterEach
    void theStyleSheetsHoldNothingThatTheToolkitCannotUse() {
        css.assertNone();
    }

    @BeforeEach
    void beginANewChat() {
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.awaits("an empty chat", person::hasEmptyChat);
    }

    /** A history that keeps the screen waiting for a chat for as long as the test wants. */
    private History holdLoads(History real) {
        return (History) Proxy.newProxyInstance(
                History.class.getClassLoader(), new Class<?>[] {History.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(real, arguments);
                        return loadsSlowly && method.getName().equals("load")
                                ? mayLoad.thenCompose(now -> (CompletableFuture<?>) result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void choose(String endpoint) {
        person.clicks(Person.onFx(() -> window.stage().getScene().lookup("#picker-profile")));
        person.seesPart("picker-popup");
        person.types(endpoint);
        person.presses(KeyCode.ENTER);
        person.seesNoPart("picker-popup");
    }

    private void picture(String name) {
        Pictures.take(window.stage().getScene(), name);
    }

    private void asks(String question, String... answer) {
        model.says(answer);
        person.sends(question);
        person.seesControl("Regenerate");
    }

    @Test
    void firstStart() {
        WholeWindow.prepare(freshHome, WIDTH, HEIGHT, Settings.Theme.LIGHT);
        try (WholeWindow fresh = WholeWindow.open(freshHome)) {
            new Person(fresh.stage()).sees("Which endpoint do you want to talk to?");
            Pictures.take(fresh.stage().getScene(), "first-start");
        }
    }

    @Test
    void empty() {
        picture("empty");
    }

    @Test
    void loading() {
        loadsSlowly = true;
        person.clicks(person.seesText("A long conversation"));
        person.sees("Opening the chat");
        picture("loading");
        mayLoad.complete(null);
        loadsSlowly = false;
        person.sees("Question 150");
    }

    @Test
    void streaming() {
        Gate gate = model.holdsAfter(SHOWCASE.substring(0, 420));
        person.sends("We raised `max-num-seqs` from 64 to 256 and p99 time to first token went from 0.3 s to 2.4 s."
                + " Why?");
        person.sees("Chunk the prefill");
        picture("streaming");
        gate.open();
        person.seesControl("Regenerate");
    }

    @Test
    void coldAndQueued() {
        choose("KServe relay");
        model.server().answer(Reply.raw(""));
        person.sends("32B 모델을 FP8로 서빙하려면 GPU 메모리가 얼마나 필요한가요?");
        person.sees("Waking");
        picture("waking");
        person.sends("And one line for two GPUs, please.");
        person.sees("Waits for this answer");
        picture("queued");
        person.clicks("Remove");
        person.clicks("Stop");
        person.sees("Stopped");
        choose(NAME);
    }

    @Test
    void coldRelayAsks() {
        choose("Relay that asks");
        model.server().answer(Reply.raw(""));
        person.sends("How much memory does a model of 32B need in FP8?");
        person.seesControl("Send as async job");
        picture("cold-question");
        person.clicks("Do not send");
        person.seesControl("Retry");
        picture("failed-cold");
        choose(NAME);
    }

    @Test
    void rateLimited() {
        model.server()
                .answer(Reply.status(429)
                        .header("Retry-After", "42")
                        .header("Content-Type", "application/json")
                        .body("{\"error\": {\"message\": \"Rate limit reached for requests\"}}"));
        person.sends("And for two GPUs?");
        person.sees("Send again in 0:4");
        picture("rate-limited");
        person.clicks("Do not send");
        person.sees("Retry in 0:");
        picture("failed-429");
    }

    @Test
    void silentServer() {
        Gate gate = new Gate();
        model.server().answer(Reply.sse().await(gate).chunk(ScriptedModel.END));
        person.sends("Is anybody there?");
        person.sees("the server has not answered yet");
        picture("waiting");
        gate.open();
        person.seesControl("Regenerate");
    }

    @Test
    void historyIsNotSaved() {
        health("health-full", new HistoryHealth.Unsaved("No space is left on the disk.", 3));
        health("health-read-only", new HistoryHealth.ReadOnly("A newer version of Parley wrote these chats."));
        health(
                "health-damaged",
                new HistoryHealth.Damaged(
                        Path.of("/home/ada/.local/share/parley/history.db.damaged-20261122T101500Z"),
                        Path.of("/home/ada/.local/share/parley/backups/history-20261121T090000Z.db")));
    }

    private void health(String name, HistoryHealth health) {
        try (WholeWindow other = WholeWindow.open(home.resolve(name), history -> ill(history, health))) {
            Person reader = new Person(other.stage());
            reader.seesPart("health-notice");
            Person.onFx(() -> {
                other.stage().setWidth(WIDTH);
                other.stage().setHeight(HEIGHT);
                return true;
            });
            Pictures.take(other.stage().getScene(), name);
        }
    }

    private static History ill(History real, HistoryHealth health) {
        return (History) Proxy.newProxyInstance(
                History.class.getClassLoader(), new Class<?>[] {History.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("health") ? health : method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void stopped() {
        Gate gate = model.holdsAfter("1. **Capacity.** Two GPUs are free until the end of March.\n2. **Cost.** FP8 ");
        person.sends("Sum up the meeting in three points.");
        person.sees("Cost.");
        person.clicks("Stop");
        person.sees("Stopped");
        picture("stopped");
        gate.open();
    }

    @Test
    void cut() {
        model.breaksAfter("1. **Capacity.** Two GPUs are free until the end of March.\n2. **Cost.** FP8 ");
        person.sends("Sum up the meeting in three points.");
        person.seesControl("Continue");
        picture("cut");
    }

    @Test
    void refusedKey() {
        model.server()
                .answer(Reply.status(401)
                        .header("Content-Type", "application/json")
                        .header("x-request-id", "req_7f31c0a9")
                        .body("{\"error\": {\"type\": \"authentication_error\", \"code\": \"key_expired\","
                                + " \"message\": \"Access key expired on 2026-11-20.\"}}"));
        person.sends("Go on, and add what was decided.");
        person.seesControl("Edit key");
        picture("failed-401");
        person.clicks(person.seesText("Raw response body"));
        picture("failed-401-raw");
    }

    @Test
    void unreachable() {
        choose("Closed port");
        person.sends("Is anybody there?");
        person.seesControl("Retry");
        picture("unreachable");
        choose(NAME);
    }

    @Test
    void noProfile() {
        person.scrolls(person.seesPart("history-list"), 40);
        person.clicks(person.seesText("Its endpoint is gone"));
        person.sees("Question 1:");
        picture("no-profile");
        choose(NAME);
    }

    @Test
    void longChat() {
        person.scrolls(person.seesPart("history-list"), 40);
        person.clicks(person.seesText("A long conversation"));
        person.sees("Question 150");
        person.awaits("the way back to the end", () -> {
            // A wheel that turns while older messages are still put above may leave the end where it was.
            person.scrolls(person.seesPart("block-flow"), -20);
            return person.everything().contains("Jump to latest");
        });
        picture("long-chat");
    }

    @Test
    void reasoningAndTool() {
        choose("Demo (direct)");
        person.sends("/demo reasoning");
        person.seesControl("Regenerate");
        person.clicksPart("reasoning-toggle");
        picture("reasoning");
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.sends("/demo tool");
        person.seesControl("Regenerate");
        person.clicksPart("tool-call-head");
        picture("tool-call");
        choose(NAME);
    }

    @Test
    void showcase() {
        asks(
                "We raised `max-num-seqs` from 64 to 256 and p99 time to first token went from 0.3 s to 2.4 s. Why?",
                SHOWCASE.split("(?<= )"));
        person.clicks(person.composer());
        picture("showcase");
        picture("window");
    }

    @Test
    void everyKindOfText() {
        choose("Demo (direct)");
        person.sends("/demo text");
        person.seesControl("Regenerate");
        picture("markdown-text");
        choose(NAME);
    }

    @Test
    void profileEditor() {
        choose(NAME);
        Node part = Person.onFx(() -> window.stage().getScene().lookup("#picker-profile"));
        person.clicks(part);
        person.clicks(person.seesText("Edit endpoint"));
        person.seesControl("Test. Sends one real request");
        picture("profile-editor");
        model.says("Ready.");
        person.clicks("Test. Sends one real request");
        person.sees("Answered in");
        picture("profile-editor-tested");
        Person.onFx(() -> {
            ((SplitMenuButton) window.stage().getScene().lookup("#profile-add"))
                    .getItems()
                    .getLast()
                    .fire();
            return true;
        });
        person.seesControl("Response pointer");
        Person.onFx(() -> {
            Scene scene = window.stage().getScene();
            ((TextField) scene.lookup("#profile-pointer")).setText("/outputs/0/data/0");
            ((TextArea) scene.lookup("#preview-sample"))
                    .setText("{\"outputs\": [{\"data\": [\"합계 ₩1,284,000, 공급일 2026-11-18\"]}]}");
            ((ToggleButton) scene.lookup("#editor-preview-sample")).fire();
            return true;
        });
        person.sees("The chat will show");
        picture("profile-template");
        person.presses(KeyCode.ESCAPE);
    }

    @Test
    void settingsAndKeys() {
        person.presses(KeyCode.CONTROL, KeyCode.COMMA);
        person.clicks("Appearance");
        picture("settings");
        person.presses(KeyCode.ESCAPE);
        person.presses(KeyCode.CONTROL, KeyCode.SLASH);
        picture("keys");
        person.presses(KeyCode.ESCAPE);
    }

    @Test
    void narrowAndWithoutSidebar() {
        asks("We raised `max-num-seqs` from 64 to 256. Why is it slower?", SHOWCASE.split("(?<= )"));
        person.presses(KeyCode.CONTROL, KeyCode.B);
        picture("no-sidebar");
        person.presses(KeyCode.CONTROL, KeyCode.B);
        resize(720, 480);
        picture("narrow");
        person.clicks("Show the sidebar");
        picture("narrow-sidebar");
        person.presses(KeyCode.ESCAPE);
        resize(WIDTH, HEIGHT);
    }

    private void resize(double width, double height) {
        Person.onFx(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
            return true;
        });
        person.awaits("the size", () -> window.stage().getScene().getWidth() == width);
    }
}
