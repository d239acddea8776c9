package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** Requests and streams through every contender, in turn, several rounds. */
final class Relaying {
    private static final int COLD_REQUESTS = 1_000;
    private static final int CONNECTIONS = 32;
    private static final int STREAMS = 32;
    private static final int EVENTS = 150;
    private static final int MANY_STREAMS = 200;
    private static final int MANY_EVENTS = 50;
    private static final long WARM_UP_MS = 6_000;
    /** Where the system puts three processes on two cores matters as much as what they do, and changes with each run. */
    private static final int LATENCY_TURNS = 90;

    private static final long LATENCY_MS = 100;
    private static final long REQUESTS_MS = 3_000;
    private static final long FIRST_TOKEN_MS = 4_000;

    private final Field field;
    private final Figures figures;

    Relaying(Field field, Figures figures) {
        this.field = field;
        this.figures = figures;
    }

    /** The first requests of a gateway that has only just started. */
    void cold(Contender contender) throws IOException, InterruptedException {
        Field.Run run = field.run(contender, contender.whole(), CONNECTIONS, 60_000, COLD_REQUESTS, 0);
        figures.add(
                contender.title(),
                Measure.COLD_CPU,
                run.cpuMicros() / run.figures().answers());
        figures.add(contender.title(), Measure.COLD_P99, run.figures().p99() / 1e3);
    }

    void warmUp(Contender contender) throws IOException, InterruptedException {
        field.requests(contender, CONNECTIONS, WARM_UP_MS);
        field.run(contender, contender.stream("m", MANY_EVENTS), MANY_STREAMS, 1_500, Long.MAX_VALUE, 1_000);
    }

    /** One request after the other; short runs in turn, of which the medians count. */
    void latencies(List<Contender> contenders) throws IOException, InterruptedException {
        latencies(contenders, Measure.P50, Measure.P99);
    }

    private void latencies(List<Contender> contenders, Measure p50, Measure p99)
            throws IOException, InterruptedException {
        List<Contender> order = new ArrayList<>(contenders);
        Random random = new Random(LATENCY_TURNS);
        for (int i = 0; i < LATENCY_TURNS; i++) {
            // What came before warms or disturbs what comes next; two ways through one process least of all.
            Collections.shuffle(order, random);
            for (Contender contender : order) {
                Field.Run one = field.requests(contender, 1, LATENCY_MS);
                figures.add(contender.title(), p50, one.figures().p50());
                figures.add(contender.title(), p99, one.figures().p99());
            }
        }
    }

    /** The same as on two machines: the callers on one core, the upstream and every gateway on another. */
    void latenciesHeldToCores(List<Contender> contenders) throws IOException, InterruptedException {
        Cores cores = Cores.find();
        if (cores == null) {
            System.err.println(
                    "latency with processes held to cores is not measured: that needs two cores and taskset");
            return;
        }
        ProcessHandle callers = field.load().handle();
        List<ProcessHandle> servers = Stream.concat(
                        Stream.of(field.upstream().handle()),
                        contenders.stream()
                                .map(Contender::process)
                                .filter(Objects::nonNull)
                                .distinct())
                .toList();
        cores.holdToFirst(callers);
        for (ProcessHandle server : servers) {
            cores.holdToSecond(server);
        }
        latencies(contenders, Measure.HELD_P50, Measure.HELD_P99);
        cores.release(callers);
        for (ProcessHandle server : servers) {
            cores.release(server);
        }
    }

    void round(List<Contender> contenders) throws IOException, InterruptedException {
        for (Contender contender : contenders) {
            Field.Run many = field.requests(contender, CONNECTIONS, REQUESTS_MS);
            figures.add(contender.title(), Measure.REQUESTS, many.figures().perSecond());
            cpu(
                    contender,
                    Measure.REQUEST_CPU,
                    many.cpuMicros() / many.figures().answers());
            Field.Run streams = field.run(contender, contender.stream("m", EVENTS), STREAMS, 60_000, STREAMS, 0);
            figures.add(contender.title(), Measure.CHUNK_P50, streams.figures().eventP50() / 1e3);
            figures.add(contender.title(), Measure.CHUNK_P99, streams.figures().eventP99() / 1e3);
            cpu(
                    contender,
                    Measure.CHUNK_CPU,
                    streams.cpuMicros() / streams.figures().events());
        }
    }

    private void cpu(Contender contender, Measure measure, double value) {
        if (contender.process() != null) {
            figures.add(contender.title(), measure, value);
        }
    }

    /** Streams that begin while 200 others run, each as soon as the one before it on its connection is over. */
    void firstTokens(List<Contender> contenders) throws IOException, InterruptedException {
        for (Contender contender : contenders) {
            Field.Run run = field.run(
                    contender,
                    contender.stream("m", MANY_EVENTS),
                    MANY_STREAMS,
                    FIRST_TOKEN_MS,
                    Long.MAX_VALUE,
                    MANY_EVENTS * 20L);
            LoadResult.Figures seen = run.figures();
            figures.add(contender.title(), Measure.FIRST_P50, seen.firstP50() / 1e3);
            figures.add(contender.title(), Measure.FIRST_P99, seen.firstP99() / 1e3);
            figures.add(contender.title(), Measure.CHUNKS, seen.events() / seen.seconds());
        }
    }

    /** What each adds to the way without a gateway. */
    void compare(List<Contender> contenders) {
        for (Contender contender : contenders) {
            if (!contender.title().equals(Contender.DIRECT)) {
                difference(contender, Measure.P50, Measure.ADDED_P50);
                difference(contender, Measure.P99, Measure.ADDED_P99);
                difference(contender, Measure.HELD_P50, Measure.ADDED_HELD_P50);
                difference(contender, Measure.HELD_P99, Measure.ADDED_HELD_P99);
                difference(contender, Measure.FIRST_P50, Measure.ADDED_FIRST_P50);
                difference(contender, Measure.FIRST_P99, Measure.ADDED_FIRST_P99);
            }
        }
    }

    private void difference(Contender contender, Measure of, Measure measure) {
        figures.addDifference(contender.title(), Contender.DIRECT, of, measure, value -> value);
    }
}
