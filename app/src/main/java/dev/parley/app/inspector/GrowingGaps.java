package dev.parley.app.inspector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The gaps of a run that grows; what is known of them is not sorted again. */
final class GrowingGaps {
    private final List<Long> nanos = new ArrayList<>();
    private long[] sorted = new long[64];
    private long latest;
    private int arrived;

    /** The gaps by now; {@code arrivals}: when each piece came, those of the last call being the first of them. */
    TokenGaps of(List<Long> arrivals) {
        if (arrivals.size() < arrived || (arrived > 0 && arrivals.get(arrived - 1) != latest)) {
            nanos.clear();
            arrived = 0;
        }
        for (int i = arrived; i < arrivals.size(); i++) {
            long at = arrivals.get(i);
            if (i > 0) {
                add(Math.max(0, at - latest));
            }
            latest = at;
        }
        arrived = arrivals.size();
        return new TokenGaps(nanos, Percentiles.ofSorted(sorted, nanos.size()));
    }

    private void add(long gap) {
        int size = nanos.size();
        if (size == sorted.length) {
            sorted = Arrays.copyOf(sorted, size * 2);
        }
        int found = Arrays.binarySearch(sorted, 0, size, gap);
        int place = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, place, sorted, place + 1, size - place);
        sorted[place] = gap;
        nanos.add(gap);
    }
}
