package dev.parley.benchmarks.gateway;

import java.util.Arrays;

/** Durations, kept one by one. */
final class Times {
    private long[] nanos = new long[1 << 16];
    private int count;
    private boolean sorted;

    void add(long value) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = value;
        sorted = false;
    }

    int count() {
        return count;
    }

    /** The duration below which this part of them lies; 0 if there are none. */
    double micros(double part) {
        if (count == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        return nanos[(int) Math.min(count - 1L, (long) (count * part))] / 1e3;
    }
}
