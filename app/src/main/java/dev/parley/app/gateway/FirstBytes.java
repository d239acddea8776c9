package dev.parley.app.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How long the streams of the lines that are held took to their first byte, by upstream. */
final class FirstBytes {
    private final Map<String, List<Duration>> sorted = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    FirstBytes(List<LogLine> lines) {
        for (LogLine line : lines) {
            counts.merge(line.service(), 1, Integer::sum);
            if (line.firstByte() != null && line.status() < 400) {
                sorted.computeIfAbsent(line.service(), _ -> new ArrayList<>())
                        .add(Objects.requireNonNull(line.firstByte()));
            }
        }
        sorted.values().forEach(Collections::sort);
    }

    /** The least of which {@code share} of all are no longer; {@code null} without any. */
    @Nullable Duration quantile(String service, double share) {
        List<Duration> all = sorted.getOrDefault(service, List.of());
        return all.isEmpty() ? null : all.get(Math.clamp((int) Math.ceil(share * all.size()) - 1, 0, all.size() - 1));
    }

    /** How many streams that is taken from. */
    int streams(String service) {
        return sorted.getOrDefault(service, List.of()).size();
    }

    /** How many requests of any kind. */
    int requests(String service) {
        return counts.getOrDefault(service, 0);
    }
}
