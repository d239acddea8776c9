package dev.parley.benchmarks.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Figures by contender and measure, several rounds of each; prints medians as tables. */
final class Figures {
    private final Map<String, Map<Measure, List<Double>>> all = new LinkedHashMap<>();

    /** The rows of the tables are in the order in which they are named first. */
    void name(String contender) {
        all.putIfAbsent(contender, new LinkedHashMap<>());
    }

    void add(String contender, Measure measure, double value) {
        all.computeIfAbsent(contender, _ -> new LinkedHashMap<>())
                .computeIfAbsent(measure, _ -> new ArrayList<>())
                .add(value);
    }

    /** The median of the rounds; {@code null} if it was not measured. */
    @Nullable Double median(String contender, Measure measure) {
        List<Double> values = all.getOrDefault(contender, Map.of()).get(measure);
        return values == null
                ? null
                : values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** A figure beside that of another contender; {@code null} if one of them is missing. */
    @Nullable Double ratio(String contender, String to, Measure measure) {
        Double one = median(contender, measure);
        Double other = median(to, measure);
        return one == null || other == null || other == 0 ? null : one / other;
    }

    void print(List<Measure> measures) {
        StringBuilder head = new StringBuilder("| |");
        for (Measure measure : measures) {
            head.append(' ').append(measure.title()).append(" |");
        }
        System.out.println(head);
        System.out.println("|---|" + "---|".repeat(measures.size()));
        for (String contender : all.keySet()) {
            StringBuilder row = new StringBuilder("| " + contender + " |");
            for (Measure measure : measures) {
                row.append(' ')
                        .append(text(median(contender, measure), measure))
                        .append(" |");
            }
            System.out.println(row);
        }
        System.out.println();
    }

    static String text(@Nullable Double value, Measure measure) {
        return value == null ? "-" : text(value, measure.digits());
    }

    static String text(double value, int digits) {
        return Double.isInfinite(value) ? "never" : String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    /** Does {@code then} to what was measured in each round of a contender less the median of another. */
    void addDifference(String contender, String from, Measure of, Measure measure, DoubleUnaryOperator then) {
        Double base = median(from, of);
        List<Double> values = all.getOrDefault(contender, Map.of()).get(of);
        if (base != null && values != null) {
            List.copyOf(values).forEach(value -> add(contender, measure, then.applyAsDouble(value - base)));
        }
    }
}
