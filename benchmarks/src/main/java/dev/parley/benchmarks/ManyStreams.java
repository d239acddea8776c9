package dev.parley.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What it costs to read 1,000 chat answers at once at the pace of a model. The memory is that of the whole process as the
 * kernel counts it ({@code /proc/PID/smaps_rollup}, Linux), looked at four times a second.
 */
final class ManyStreams {
    private static final int STREAMS = 1_000;
    private static final int SECONDS = 20;
    private static final int EVENTS = SECONDS * PacedServer.EVENTS_A_SECOND;
    private static final List<String> CLIENT_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx128m");

    private ManyStreams() {}

    /** The most that was seen, in bytes. */
    private record Peak(long pss, long rss) {
        Peak with(Peak other) {
            return new Peak(Math.max(pss, other.pss), Math.max(rss, other.rss));
        }
    }

    /** Prints one table. */
    static void measure() throws IOException, InterruptedException {
        Process server = OwnJvm.start(List.of(), PacedServer.class, String.valueOf(EVENTS));
        try (BufferedReader ports = server.inputReader()) {
            Process client = OwnJvm.start(
                    CLIENT_OPTIONS,
                    StreamsRun.class,
                    "http://127.0.0.1:" + ports.readLine(),
                    String.valueOf(STREAMS),
                    String.valueOf(EVENTS));
            Peak peak = new Peak(0, 0);
            while (!client.waitFor(250, TimeUnit.MILLISECONDS)) {
                peak = peak.with(look(client.pid()));
            }
            try (BufferedReader output = client.inputReader()) {
                print(output.readLine(), client.exitValue(), peak);
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static void print(String line, int exit, Peak peak) {
        if (exit != 0 || line == null) {
            throw new IllegalStateException("the client failed, exit " + exit);
        }
        String[] figures = line.split(" ", 4);
        double seconds = Long.parseLong(figures[1]) / 1e9;
        double cpu = Long.parseLong(figures[2]) / 1e9;
        System.out.println(
                "| streams | complete | events/s of each, wanted | seen, median | PSS at most | RSS at most | CPU, cores "
                        + "| CPU us/event |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %d | %.0f | %.0f MB | %.0f MB | %.2f | %.1f |%n",
                STREAMS,
                figures[0],
                PacedServer.EVENTS_A_SECOND,
                Double.parseDouble(figures[3]),
                peak.pss / 1e6,
                peak.rss / 1e6,
                cpu / seconds,
                cpu * 1e6 / ((double) STREAMS * EVENTS));
    }

    /** What the process has now; nothing if it has just ended. */
    private static Peak look(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            List<String> all = lines.toList();
            return new Peak(bytes(all, "Pss:"), bytes(all, "Rss:"));
        } catch (IOException ended) {
            return new Peak(0, 0);
        }
    }

    private static long bytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
