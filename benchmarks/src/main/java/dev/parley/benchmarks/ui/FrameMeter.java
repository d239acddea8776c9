package dev.parley.benchmarks.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.animation.AnimationTimer;

/**
 * Times every frame while it runs: when it came, and what the toolkit's thread computed since the one before, without
 * what the measurement itself does.
 */
final class FrameMeter extends AnimationTimer {

    private record Frame(long startNanos, long cpuBefore, long cpuAfter) {}

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Frame> frames = new ArrayList<>(20_000);
    private final Runnable eachFrame;

    /** Calls {@code eachFrame} at the start of every frame; what it costs is left out. */
    FrameMeter(Runnable eachFrame) {
        this.eachFrame = eachFrame;
    }

    @Override
    public void handle(long now) {
        long start = System.nanoTime();
        long before = threads.getCurrentThreadCpuTime();
        eachFrame.run();
        frames.add(new Frame(start, before, threads.getCurrentThreadCpuTime()));
    }

    /** fps, and in milliseconds the frame times and the CPU per frame of the toolkit's thread. */
    Map<String, Object> figures() {
        int count = frames.size() - 1;
        double[] times = new double[count];
        double[] cpu = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = (frames.get(i + 1).startNanos() - frames.get(i).startNanos()) / 1e6;
            cpu[i] = (frames.get(i + 1).cpuBefore() - frames.get(i).cpuAfter()) / 1e6;
        }
        double seconds = (frames.getLast().startNanos() - frames.getFirst().startNanos()) / 1e9;
        Map<String, Object> figures = new TreeMap<>();
        figures.put("frames", count);
        figures.put("fps", round(count / seconds));
        figures.put("frame_ms_p50", percentile(times, 0.50));
        figures.put("frame_ms_p99", percentile(times, 0.99));
        figures.put("frame_ms_max", percentile(times, 1));
        figures.put(
                "stalls_over_50_ms", Arrays.stream(times).filter(t -> t > 50).count());
        figures.put("fx_cpu_ms_p50", percentile(cpu, 0.50));
        figures.put("fx_cpu_ms_p99", percentile(cpu, 0.99));
        figures.put("fx_cpu_ms_max", percentile(cpu, 1));
        return figures;
    }

    /** The value below which {@code share} of {@code values} lie, to two decimals. */
    static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int at = (int) Math.ceil(share * sorted.length) - 1;
        return sorted.length == 0 ? Double.NaN : round(sorted[Math.max(0, at)]);
    }

    static double round(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2f", value));
    }
}
