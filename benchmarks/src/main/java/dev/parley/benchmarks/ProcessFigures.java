package dev.parley.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the kernel says of a process and those that it started. */
public final class ProcessFigures {
    /** {@code USER_HZ}: 100 on every Linux that runs Java. */
    private static final double TICKS_A_SECOND = 100;

    private static final int USER_TIME = 11;
    /** User and system time of a process, and of its children that have ended. */
    private static final int TIMES = 4;

    private ProcessFigures() {}

    /** Seconds of CPU of all their threads, user and system. */
    public static double cpuSeconds(ProcessHandle process) throws IOException {
        long ticks = 0;
        for (ProcessHandle one : family(process)) {
            String stat = read(one, "stat");
            if (!stat.isEmpty()) {
                // The name of the program, in brackets, may hold blanks.
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                for (int i = USER_TIME; i < USER_TIME + TIMES; i++) {
                    ticks += Long.parseLong(fields[i]);
                }
            }
        }
        return ticks / TICKS_A_SECOND;
    }

    /** {@code Rss} or {@code Pss} in MB. */
    public static double memory(ProcessHandle process, String kind) throws IOException {
        long kilobytes = 0;
        for (ProcessHandle one : family(process)) {
            kilobytes += read(one, "smaps_rollup")
                    .lines()
                    .filter(line -> line.startsWith(kind + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        }
        return kilobytes / 1024.0;
    }

    /** Empty if the process has ended meanwhile. */
    private static String read(ProcessHandle process, String file) throws IOException {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file));
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
            return "";
        }
    }

    private static List<ProcessHandle> family(ProcessHandle process) {
        List<ProcessHandle> all = new ArrayList<>(List.of(process));
        process.descendants().forEach(all::add);
        return all;
    }
}
