package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SettingsStore;
import dev.parley.client.transcript.Chat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley demo} as a presenter runs it: apart from their own chats, and as new after a reset. */
@DisabledOnOs(OS.WINDOWS)
final class DemoCommandIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String OWN = ".local/share/parley";
    private static final String DEMO = ".local/share/parley-demo";

    @TempDir
    Path home;

    private void chat(String place, String title) {
        try (History history = Histories.open(home.resolve(place))) {
            history.saveChat(Chat.create(Instant.parse("2026-03-01T14:32:00Z"), "p", null)
                    .withTitle(title, true));
            history.flush().join();
        }
    }

    private List<String> titles(String place) {
        try (History history = Histories.open(home.resolve(place))) {
            return history.chats().join().stream().map(Chat::title).toList();
        }
    }

    /** Waits until it has come so far that the gateway starts. */
    private ParleyProcess openWindow() {
        ParleyProcess window = ParleyProcess.at(home)
                .env("DISPLAY", "headless")
                .env("JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw")
                .start("demo");
        await().atMost(LIMIT).until(() -> Files.exists(home.resolve(DEMO).resolve("window-gateway")));
        return window;
    }

    @Test
    void aResetForgetsTheChatsOfTheDemoAndNothingElse() throws IOException {
        chat(OWN, "mine");
        chat(DEMO, "of the last audience");
        Path profiles = home.resolve(".config/parley-demo/profiles.json");
        ProfileStore.open(profiles)
                .put(EndpointProfile.builder("GPU", URI.create("http://127.0.0.1:8000"))
                        .model("real")
                        .build());

        ParleyProcess.Result result = ParleyProcess.at(home).run("demo", "--reset");
        assertThat(result.err()).isEqualTo("The demo is shown in a window, and no display was found for it.\n");
        assertThat(result.exitCode()).isOne();
        assertThat(titles(DEMO)).isEmpty();
        assertThat(titles(OWN)).containsExactly("mine");
        assertThat(ProfileStore.open(profiles).list())
                .extracting(EndpointProfile::name)
                .containsExactly("GPU");
    }

    @Test
    void whileTheDemoIsOpenItsChatsWaitForItsEnd() {
        chat(DEMO, "of this audience");
        try (ParleyProcess window = openWindow()) {
            ParleyProcess.Result result = ParleyProcess.at(home).run("demo", "--reset");
            assertThat(result.err())
                    .isEqualTo("The window of the demo is open. Close it first: its chats are deleted then.\n");
            assertThat(result.exitCode()).isOne();
            window.signal("TERM");
            assertThat(window.result().exitCode()).isZero();
        }
        assertThat(titles(DEMO)).isEmpty();
    }

    @Test
    void theWindowBeginsWithTheDemoAndTouchesNothingOfThePersons() {
        try (ParleyProcess window = openWindow()) {
            window.signal("TERM");
            assertThat(window.result().exitCode()).isZero();
        }
        assertThat(SettingsStore.open(home.resolve(".config/parley-demo/settings.json"))
                        .current()
                        .lastProfileId())
                .isEqualTo("demo-direct");
        assertThat(home.resolve(OWN)).doesNotExist();
        assertThat(home.resolve(".config/parley")).doesNotExist();
    }
}
