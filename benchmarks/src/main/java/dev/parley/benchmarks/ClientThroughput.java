package dev.parley.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * How fast a streamed chat answer is read over loopback: Parley beside its peers. The server and every single run have
 * a JVM of their own; the contenders take turns, so that what else the machine does falls on all of them.
 */
public final class ClientThroughput {
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 2;

    /** One measured stream. */
    private record Sample(double eventsPerSecond, double cpuMicrosPerEvent) {}

    private ClientThroughput() {}

    /** Takes the number of events in a stream, 200,000 by default, and prints one table row per contender. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int events = args.length == 0 ? 200_000 : Integer.parseInt(args[0]);
        Process server = java(ChunkServer.class, String.valueOf(events));
        try (BufferedReader ports = server.inputReader()) {
            String base = "http://127.0.0.1:" + ports.readLine();
            Map<Contender, List<Sample>> samples = new EnumMap<>(Contender.class);
            for (int round = 0; round < ROUNDS; round++) {
                for (Contender contender : Contender.values()) {
                    samples.computeIfAbsent(contender, _ -> new ArrayList<>()).add(sample(contender, base, events));
                }
            }
            print(samples);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static Sample sample(Contender contender, String base, int events)
            throws IOException, InterruptedException {
        Process run = java(ClientRun.class, contender.name(), base, String.valueOf(events), String.valueOf(WARM_UPS));
        try (BufferedReader output = run.inputReader()) {
            String line = output.readLine();
            if (run.waitFor() != 0 || line == null) {
                throw new IllegalStateException(contender.title() + " failed, exit " + run.exitValue());
            }
            String[] nanos = line.split(" ", 2);
            return new Sample(events * 1e9 / Long.parseLong(nanos[0]), Long.parseLong(nanos[1]) / 1e3 / events);
        }
    }

    private static void print(Map<Contender, List<Sample>> samples) {
        double ours = median(Objects.requireNonNull(samples.get(Contender.PARLEY)), Sample::eventsPerSecond);
        System.out.println("| client | events/s | lowest - highest | CPU us/event | events/s, Parley = 1 |");
        System.out.println("|---|---|---|---|---|");
        samples.forEach((contender, list) -> System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f - %,.0f | %.2f | %.2f |%n",
                contender.title(),
                median(list, Sample::eventsPerSecond),
                list.stream().mapToDouble(Sample::eventsPerSecond).min().orElseThrow(),
                list.stream().mapToDouble(Sample::eventsPerSecond).max().orElseThrow(),
                median(list, Sample::cpuMicrosPerEvent),
                median(list, Sample::eventsPerSecond) / ours));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(samples.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Starts a main class of this module with this JVM's class path; its errors go where ours go. */
    private static Process java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
