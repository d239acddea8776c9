package dev.parley.app.inspector;

import java.util.Arrays;
import java.util.List;

/** Of a series of times in nanoseconds, by nearest rank: each is a time that was measured. All 0 of an empty series. */
record Percentiles(long p50, long p95, long p99, long max) {
    static final Percentiles NONE = new Percentiles(0, 0, 0, 0);

    static Percentiles of(List<Long> nanos) {
        if (nanos.isEmpty()) {
            return NONE;
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return ofSorted(sorted, sorted.length);
    }

    /** Of the first {@code size} of an array, which rise. */
    static Percentiles ofSorted(long[] sorted, int size) {
        return size == 0
                ? NONE
                : new Percentiles(
                        rank(sorted, size, 50), rank(sorted, size, 95), rank(sorted, size, 99), sorted[size - 1]);
    }

    private static long rank(long[] sorted, int size, int percent) {
        int rank = (int) ((size * (long) percent + 99) / 100);
        return sorted[Math.max(0, rank - 1)];
    }
}
