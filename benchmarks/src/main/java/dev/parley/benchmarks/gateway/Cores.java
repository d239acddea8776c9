package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds processes to a core, with the system's own {@code taskset}. One request that wakes three processes in turn takes half
 * as long again where the system moves them about, which says nothing about any of them.
 */
final class Cores {
    private final String all;
    private final int first;
    private final int second;

    private Cores(String all, int first, int second) {
        this.all = all;
        this.first = first;
        this.second = second;
    }

    /** {@code null} where there are less than two cores, or no such program. */
    static @Nullable Cores find() throws InterruptedException {
        try {
            String said =
                    taskset("-c", "-p", String.valueOf(ProcessHandle.current().pid()));
            String all = said.substring(said.lastIndexOf(' ') + 1).strip();
            List<Integer> each =
                    Stream.of(all.split(",", -1)).flatMap(Cores::range).toList();
            return each.size() < 2 ? null : new Cores(all, each.getFirst(), each.get(1));
        } catch (IOException e) {
            return null;
        }
    }

    private static Stream<Integer> range(String text) {
        String[] ends = text.split("-", 2);
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                .boxed();
    }

    /** To the first core. */
    void holdToFirst(ProcessHandle process) throws IOException, InterruptedException {
        hold(process, String.valueOf(first));
    }

    /** To the second core. */
    void holdToSecond(ProcessHandle process) throws IOException, InterruptedException {
        hold(process, String.valueOf(second));
    }

    /** To none. */
    void release(ProcessHandle process) throws IOException, InterruptedException {
        hold(process, all);
    }

    private static void hold(ProcessHandle process, String cores) throws IOException, InterruptedException {
        for (ProcessHandle each :
                Stream.concat(Stream.of(process), process.descendants()).toList()) {
            taskset("-a", "-c", "-p", cores, String.valueOf(each.pid()));
        }
    }

    private static String taskset(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("taskset"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said.strip());
        }
        return said;
    }
}
