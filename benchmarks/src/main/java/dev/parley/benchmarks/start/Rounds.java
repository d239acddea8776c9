package dev.parley.benchmarks.start;

import dev.parley.benchmarks.ProcessFigures;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts each program in turn, some rounds long, and prints the medians. Runs on the display that it looks at. */
public final class Rounds {
    /** By then all is ready, and carets stand still. */
    private static final long REST_SECONDS = 25;

    private static final long IDLE_SECONDS = 20;
    private static final long END_SECONDS = 10;

    private final Typist typist = new Typist();
    /** The figures of each program, those of a round in an array. */
    private final Map<String, List<double[]>> figures = new LinkedHashMap<>();

    private Rounds() {}

    /** Takes the folder of the packages and the number of rounds. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path tree = Path.of(args[0]).toAbsolutePath();
        Rounds rounds = new Rounds();
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            rounds.window(Program.window(tree));
            rounds.window(Program.chromium());
            rounds.gateway(Program.gateway(tree));
            System.err.println("round " + (i + 1));
        }
        rounds.print();
    }

    private void window(Program program) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("parley-start");
        long begun = System.nanoTime();
        Process process = program.start(home);
        try {
            Typist.Seen letter = typist.firstLetter(process);
            rest(program, process.toHandle(), (letter.at() - begun) / 1e9, letter.cpu());
        } finally {
            end(process, home);
        }
    }

    private void gateway(Program program) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("parley-start");
        long begun = System.nanoTime();
        Process process = program.start(home);
        try (BufferedReader said = process.inputReader()) {
            String line = said.readLine();
            while (line != null && !line.startsWith("{")) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IllegalStateException(
                        "the gateway did not start: " + Files.readString(home.resolve("stderr.txt")));
            }
            double wall = (System.nanoTime() - begun) / 1e9;
            double cpu = ProcessFigures.cpuSeconds(process.toHandle());
            rest(program, process.toHandle(), wall, cpu);
        } finally {
            end(process, home);
        }
    }

    /** What a program that was ready after so much time and CPU needs from then on. */
    private void rest(Program program, ProcessHandle process, double wall, double cpu)
            throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(REST_SECONDS);
        double settled = ProcessFigures.cpuSeconds(process);
        double memory = ProcessFigures.memory(process, "Pss");
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        double idle = (ProcessFigures.cpuSeconds(process) - settled) / IDLE_SECONDS;
        figures.computeIfAbsent(program.name(), name -> new ArrayList<>())
                .add(new double[] {wall, cpu, settled, memory, idle * 100});
    }

    private static void end(Process process, Path home) throws IOException, InterruptedException {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        // A browser writes until its last process is gone.
        for (ProcessHandle one : family) {
            one.onExit().completeOnTimeout(one, END_SECONDS, TimeUnit.SECONDS).join();
        }
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void print() {
        System.out.println("| medians | ready, s | CPU until then, s | CPU after 25 s | PSS, MB | CPU at rest, % |");
        System.out.println("|---|---|---|---|---|---|");
        figures.forEach((name, rounds) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.0f | %.2f |%n",
                name,
                median(rounds, 0),
                median(rounds, 1),
                median(rounds, 2),
                median(rounds, 3),
                median(rounds, 4)));
    }

    private static double median(List<double[]> rounds, int figure) {
        double[] sorted =
                rounds.stream().mapToDouble(round -> round[figure]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
