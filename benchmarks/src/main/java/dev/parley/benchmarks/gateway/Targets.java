package dev.parley.benchmarks.gateway;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wanted of each figure, beside what was seen. */
final class Targets {
    private static final String RELAY = Contender.PARLEY + ", relay";
    private static final String BY_MODEL = Contender.PARLEY + ", /v1 by model";

    private final Figures figures;
    private final List<String> later = new ArrayList<>();

    Targets(Figures figures) {
        this.figures = figures;
    }

    void idle(String contender, int served) {
        later.add(row(
                IdleStreams.STREAMS + " idle streams served with 256 MB of heap",
                "500",
                served + "; RSS " + Figures.text(figures.median(contender, Measure.IDLE_RSS), Measure.IDLE_RSS)
                        + " MB, PSS " + Figures.text(figures.median(contender, Measure.IDLE_PSS), Measure.IDLE_PSS)
                        + " MB",
                served == IdleStreams.STREAMS));
    }

    void jobs(boolean durable, JobRates.Rates rates) {
        String mode = durable ? "FULL" : "NORMAL";
        double enough = durable ? 400 : 3_000;
        later.add(row(
                "jobs accepted a second, " + mode,
                ">= " + Figures.text(enough, 0),
                Figures.text(rates.accepted(), 0),
                rates.accepted() >= enough));
        later.add(row(
                "short jobs run a second, " + mode,
                durable ? "-" : ">= 1,200",
                Figures.text(rates.run(), 0),
                durable || rates.run() >= 1_200));
    }

    void print() {
        System.out.println("| Parley | wanted | seen | |");
        System.out.println("|---|---|---|---|");
        for (String way : List.of(RELAY, BY_MODEL)) {
            String kind = way.substring(way.indexOf(',') + 2);
            atMost(
                    "CPU per request, bare engine = 1; " + kind,
                    1.25,
                    figures.ratio(way, Contender.BARE, Measure.REQUEST_CPU));
            atMost(
                    "CPU per chunk, bare engine = 1; " + kind,
                    1.25,
                    figures.ratio(way, Contender.BARE, Measure.CHUNK_CPU));
            atMost(
                    "added p50, held to cores, bare engine = 1; " + kind,
                    1.25,
                    figures.ratio(way, Contender.BARE, Measure.ADDED_HELD_P50));
            atMost(
                    "added p50, where the system puts them, bare engine = 1; " + kind,
                    1.25,
                    figures.ratio(way, Contender.BARE, Measure.ADDED_P50));
            atLeast("req/s, npm gateway = 1; " + kind, 20, figures.ratio(way, "@portkey-ai/gateway", Measure.REQUESTS));
            atLeast("req/s, nginx = 1; " + kind, 0.5, figures.ratio(way, "nginx", Measure.REQUESTS));
            atMost("first token later than direct, p50 ms; " + kind, 5, figures.median(way, Measure.ADDED_FIRST_P50));
            atMost("first token later than direct, p99 ms; " + kind, 5, figures.median(way, Measure.ADDED_FIRST_P99));
            atMost("upstream aborted, busy, worst ms; " + kind, 50, figures.median(way, Measure.LEFT_BUSY_WORST));
            atMost("upstream aborted, silent, worst ms; " + kind, 50, figures.median(way, Measure.LEFT_SILENT_WORST));
        }
        later.forEach(System.out::println);
        System.out.println();
    }

    private static void atMost(String what, double most, @Nullable Double seen) {
        if (seen != null) {
            System.out.println(row(what, "<= " + Figures.text(most, 2), Figures.text(seen, 2), seen <= most));
        }
    }

    private static void atLeast(String what, double least, @Nullable Double seen) {
        if (seen != null) {
            System.out.println(row(what, ">= " + Figures.text(least, 2), Figures.text(seen, 2), seen >= least));
        }
    }

    private static String row(String what, String wanted, String seen, boolean met) {
        return "| " + what + " | " + wanted + " | " + seen + " | " + (met ? "" : "missed") + " |";
    }
}
