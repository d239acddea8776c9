package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the kernel says of a process and those that it started. */
final class ProcessFigures {
    /** {@code USER_HZ}: 100 on every Linux that runs Java. */
    private static final double TICKS_A_SECOND = 100;

    private static final int USER_TIME = 11;

    private ProcessFigures() {}

    /** Seconds of CPU of all their threads, user and system. */
    static double cpuSeconds(ProcessHandle process) throws IOException {
        long ticks = 0;
        for (ProcessHandle one : family(process)) {
            String stat = Files.readString(Path.of("/proc", String.valueOf(one.pid()), "stat"));
            // The name of the program, in brackets, may hold blanks.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
        }
        return ticks / TICKS_A_SECOND;
    }

    /** {@code Rss} or {@code Pss} in MB. */
    static double memory(ProcessHandle process, String kind) throws IOException {
        long kilobytes = 0;
        for (ProcessHandle one : family(process)) {
            for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(one.pid()), "smaps_rollup"))) {
                if (line.startsWith(kind + ":")) {
                    kilobytes += Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        }
        return kilobytes / 1024.0;
    }

    private static List<ProcessHandle> family(ProcessHandle process) {
        List<ProcessHandle> all = new ArrayList<>(List.of(process));
        process.descendants().forEach(all::add);
        return all;
    }
}
