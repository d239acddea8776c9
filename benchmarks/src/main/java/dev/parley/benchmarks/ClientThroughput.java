package dev.parley.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * How fast a streamed chat answer is read over loopback: Parley beside its peers and beside the bytes alone. The server and every single run have
 * a JVM of their own; the contenders take turns, so that what else the machine does falls on all of them.
 */
final class ClientThroughput {
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 10;

    /** One measured stream; CPU time and bytes are those of one event. */
    private record Sample(double eventsPerSecond, double cpuMicros, double bytes) {}

    private ClientThroughput() {}

    /** Prints one table, a row per contender. */
    static void measure(int events) throws IOException, InterruptedException {
        Process server = OwnJvm.start(List.of(), ChunkServer.class, String.valueOf(events));
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
        Process run = OwnJvm.start(
                List.of(), ClientRun.class, contender.name(), base, String.valueOf(events), String.valueOf(WARM_UPS));
        try (BufferedReader output = run.inputReader()) {
            String line = output.readLine();
            if (run.waitFor() != 0 || line == null) {
                throw new IllegalStateException(contender.title() + " failed, exit " + run.exitValue());
            }
            String[] figures = line.split(" ", 3);
            return new Sample(
                    events * 1e9 / Long.parseLong(figures[0]),
                    Long.parseLong(figures[1]) / 1e3 / events,
                    Double.parseDouble(figures[2]) / events);
        }
    }

    private static void print(Map<Contender, List<Sample>> samples) {
        List<Sample> floor = Objects.requireNonNull(samples.get(Contender.RAW_BYTES));
        List<Sample> ours = Objects.requireNonNull(samples.get(Contender.PARLEY));
        System.out.println("| client | events/s | lowest - highest | CPU us/event | CPU, raw bytes = 1 "
                + "| bytes allocated/event | events/s of Parley, this = 1 |");
        System.out.println("|---|---|---|---|---|---|---|");
        samples.forEach((contender, list) -> System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f - %,.0f | %.2f | %.2f | %,.0f | %.2f |%n",
                contender.title(),
                median(list, Sample::eventsPerSecond),
                list.stream().mapToDouble(Sample::eventsPerSecond).min().orElseThrow(),
                list.stream().mapToDouble(Sample::eventsPerSecond).max().orElseThrow(),
                median(list, Sample::cpuMicros),
                median(list, Sample::cpuMicros) / median(floor, Sample::cpuMicros),
                median(list, Sample::bytes),
                median(ours, Sample::eventsPerSecond) / median(list, Sample::eventsPerSecond)));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(samples.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
