package dev.parley.app.window;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.Settings;
import dev.parley.client.store.SettingsStore;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.testkit.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The program with its window in a process of its own, and the folder that it uses. */
final class WindowProcess implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(2);
    static final String PROFILE = "test";

    private final ChildJvm process;

    private WindowProcess(ChildJvm process) {
        this.process = process;
    }

    /** Starts it and waits until it can be typed into. */
    static WindowProcess open(Path home) {
        return open(home, UnaryOperator.identity());
    }

    /** The same; {@code how} may change how the process is started. */
    static WindowProcess open(Path home, UnaryOperator<ChildJvm.Builder> how) {
        WindowProcess window = new WindowProcess(
                how.apply(builder(home, DrivenWindow.class.getName())).start());
        window.process.awaitLine(line -> line.equals("ready"), LIMIT);
        return window;
    }

    /** Starts it; whether a window comes of it is to be seen. */
    static WindowProcess start(Path home, String mainClass, String... arguments) {
        return new WindowProcess(
                builder(home, mainClass).args(List.of(arguments)).start());
    }

    private static ChildJvm.Builder builder(Path home, String mainClass) {
        return ChildJvm.of(mainClass)
                .jvmArgs(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Duser.home=" + home,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow")
                .env(Map.of("PARLEY_HOME", home.toString(), "DISPLAY", "headless"));
    }

    ChildJvm process() {
        return process;
    }

    /** Hands over a line and waits until it was obeyed. */
    void tell(String line) throws IOException {
        long before = done();
        process.input().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.input().flush();
        if (line.equals("close")) {
            // The process may be gone before it could say so.
            return;
        }
        process.awaitLine(any -> done() > before, LIMIT);
    }

    private long done() {
        return process.output().stream().filter("done"::equals).count();
    }

    static void profile(Path home, URI url, Delivery delivery) {
        String base = url.toString().replaceAll("/$", "");
        ProfileStore.open(home.resolve("config/profiles.json"))
                .put(EndpointProfile.builder("Test", URI.create(base))
                        .id(PROFILE)
                        .model("words")
                        .delivery(delivery)
                        .build());
        SettingsStore.open(settings(home)).save(Settings.DEFAULT.withLast(PROFILE, null));
    }

    static Path settings(Path home) {
        return home.resolve("config/settings.json");
    }

    /** Of the only chat. */
    static List<Turn> turns(Path home) {
        try (History history = Histories.open(home.resolve("data"))) {
            return history.load(history.chats().join().getFirst().id()).join().turns();
        }
    }

    /** The only chat. */
    static Chat chat(Path home) {
        try (History history = Histories.open(home.resolve("data"))) {
            return history.chats().join().getFirst();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
