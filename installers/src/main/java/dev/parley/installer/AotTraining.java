package dev.parley.installer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Trains the cache of loaded and linked classes (JEP 483, 514, 515): the packaged program runs once as a person would use it,
 * by the packaged runtime and from the packaged jars, and writes down what it loaded.
 */
final class AotTraining {
    /** CPU in a second below which nothing more is being started. */
    private static final Duration QUIET = Duration.ofMillis(40);

    /** How the palette calls the bundled endpoint that answers at once. */
    private static final String DEMO = "Demo (direct)";

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Path java;
    private final List<String> arguments;
    private final Path cache;

    /**
     * One that is not begun.
     *
     * @param java the runtime's own
     * @param arguments of the JVM and of the program, as the launcher gives them
     * @param cache where it is to be
     */
    AotTraining(Path java, List<String> arguments, Path cache) {
        this.java = java;
        this.arguments = arguments;
        this.cache = cache;
    }

    /** Trains with the window on a display of its own, in which the prompts are typed. */
    void byWindow(Path home, List<String> prompts) throws IOException, InterruptedException {
        Process server = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = server.inputReader()) {
            String number = said.readLine();
            if (number == null) {
                throw new PackagingException("Xvfb did not start.");
            }
            String display = ":" + number.strip();
            Process window = start(home, display);
            try {
                type(window, display, prompts);
            } finally {
                end(window);
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
        check();
    }

    /** Trains with a program that ends when it is told to; {@code argument} is its own. */
    void byService(Path home, String argument) throws IOException, InterruptedException {
        Process service = start(home, "", argument);
        try {
            settle(service);
        } finally {
            end(service);
        }
        check();
    }

    private void check() {
        if (!Files.isRegularFile(cache)) {
            throw new PackagingException("The training left no cache of classes.");
        }
    }

    private Process start(Path home, String display, String... more) throws IOException {
        Files.createDirectories(home);
        List<String> words = new ArrayList<>(List.of(java.toString(), "-XX:AOTCacheOutput=" + cache, "-Xlog:disable"));
        words.addAll(arguments);
        words.addAll(List.of(more));
        return new Command(words)
                .with("HOME", home)
                .with("PARLEY_HOME", home.resolve("parley"))
                .with("DISPLAY", display)
                .start();
    }

    private static void type(Process window, String display, List<String> prompts) throws InterruptedException {
        settle(window);
        String pid = String.valueOf(window.pid());
        xdotool(display, "search", "--sync", "--onlyvisible", "--pid", pid, "windowfocus");
        // The first start has no endpoint yet: the palette offers the bundled ones.
        xdotool(display, "key", "ctrl+k");
        enter(window, display, DEMO);
        for (String prompt : prompts) {
            enter(window, display, prompt);
        }
    }

    private static void enter(Process window, String display, String text) throws InterruptedException {
        settle(window);
        xdotool(display, "type", "--delay", "20", text);
        xdotool(display, "key", "Return");
        settle(window);
    }

    private static void xdotool(String display, String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(words));
        new Command(command).with("DISPLAY", display).run();
    }

    /** Waits until the process has all but stopped to work. */
    private static void settle(Process process) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        Duration before = Duration.ZERO;
        while (!process.waitFor(1, TimeUnit.SECONDS)) {
            Duration used = process.info().totalCpuDuration().orElse(Duration.ZERO);
            if (!before.isZero() && used.minus(before).compareTo(QUIET) < 0) {
                return;
            }
            before = used;
            if (System.nanoTime() > end) {
                throw new PackagingException("The program that trains the cache of classes does not come to rest.");
            }
        }
        throw new PackagingException("The program that trains the cache of classes ended by itself.");
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new PackagingException("The program that trains the cache of classes does not end.");
        }
    }
}
