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
        return new Percentiles(rank(sorted, 50), rank(sorted, 95), rank(sorted, 99), sorted[sorted.length - 1]);
    }

    private static long rank(long[] sorted, int percent) {
        int rank = (int) ((sorted.length * (long) percent + 99) / 100);
        return sorted[Math.max(0, rank - 1)];
    }
}
