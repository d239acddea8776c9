package dev.parley.benchmarks.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts the packaged programs on a display of their own. Needs Xvfb, xdotool and, for the peer, Chromium. */
public final class StartBenchmark {

    private StartBenchmark() {}

    /** Takes the folder of the unpacked packages, {@code installers/target/tree}, and the number of rounds. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Process display = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = display.inputReader()) {
            // Java looks for its display once, so that what looks at the screen is a process of its own.
            ProcessBuilder rounds = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Rounds.class.getName(),
                            args[0],
                            args[1]))
                    .inheritIO();
            rounds.environment().put("DISPLAY", ":" + said.readLine());
            int code = rounds.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("the rounds ended with the exit code " + code);
            }
        } finally {
            display.destroy();
            display.waitFor();
        }
    }
}
