package dev.parley.benchmarks.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sits in the process of the window as an agent, so that the window is started by its own launcher with its own flags.
 * The agent's argument is {@code scenario,server,result file}.
 */
public final class UiProbe {

    private UiProbe() {}

    /** Called by the virtual machine before the program begins. */
    public static void premain(String arguments) {
        String[] parts = arguments.split(",", 3);
        Thread.ofPlatform().name("benchmark").daemon().start(() -> measure(parts[0], parts[1], Path.of(parts[2])));
    }

    private static void measure(String scenario, String server, Path result) {
        try {
            Screen screen = await();
            Map<String, Object> figures = new TreeMap<>();
            long started = Long.parseLong(System.getenv("PARLEY_BENCHMARK_START"));
            figures.put("usable_ms", (System.nanoTime() - started) / 1_000_000);
            new Scenarios(screen, server, figures).run(scenario);
            Files.writeString(result, JsonMapper.shared().writeValueAsString(figures));
            Platform.runLater(screen::closeWindow);
        } catch (IOException | IllegalStateException | InterruptedException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(3);
        }
    }

    /** The window, as soon as it can be typed into and has been drawn. */
    private static Screen await() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            Screen found = toolkitIsUp() ? Screen.onFx(UiProbe::orNull) : null;
            if (found != null) {
                return found;
            }
        }
        throw new IllegalStateException("no window");
    }

    private static @Nullable Screen orNull() {
        return Screen.find();
    }

    /** Asking the toolkit anything before it runs is an error, so its thread is looked for first. */
    private static boolean toolkitIsUp() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("JavaFX Application Thread"));
    }
}
