package dev.parley.app.inspector;

import java.util.ArrayList;
import java.util.List;

/** The times between the pieces of an answer, in nanoseconds. */
record TokenGaps(List<Long> nanos, Percentiles percentiles) {
    /** A top this many times above the 99th percentile would press all other bars to the ground. */
    private static final int FLAT = 4;

    TokenGaps {
        nanos = List.copyOf(nanos);
    }

    /** {@code arrivals}: when each piece came. */
    static TokenGaps of(List<Long> arrivals) {
        List<Long> gaps = new ArrayList<>(Math.max(0, arrivals.size() - 1));
        for (int i = 1; i < arrivals.size(); i++) {
            gaps.add(Math.max(0, arrivals.get(i) - arrivals.get(i - 1)));
        }
        return new TokenGaps(gaps, Percentiles.of(gaps));
    }

    /** What the highest bar of a chart stands for; longer gaps are cut there. */
    double topNanos() {
        long max = percentiles.max();
        long p99 = percentiles.p99();
        return p99 > 0 && max > FLAT * p99 ? p99 * 1.5 : max;
    }

    /** The longest gap of each of {@code bins} equal parts of the series; fewer if there are fewer gaps. */
    List<Long> longest(int bins) {
        int count = Math.min(bins, nanos.size());
        List<Long> result = new ArrayList<>(count);
        for (int bin = 0; bin < count; bin++) {
            int from = (int) ((long) bin * nanos.size() / count);
            int to = (int) ((bin + 1L) * nanos.size() / count);
            long longest = 0;
            for (int i = from; i < to; i++) {
                longest = Math.max(longest, nanos.get(i));
            }
            result.add(longest);
        }
        return result;
    }
}
