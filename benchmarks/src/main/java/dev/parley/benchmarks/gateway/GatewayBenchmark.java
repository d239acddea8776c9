package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Parley's gateway beside others, at one upstream, in one run; prints tables and what was wanted of each figure. */
public final class GatewayBenchmark {
    private static final List<String> ALL = List.of("relay", "first", "leave", "idle", "jobs");
    private static final List<String> PEERS = List.of("nginx", "haproxy", "npm", "bare");
    private static final int SMALL_HEAP_MB = 256;

    private final Field field;
    private final Path peer;
    private final List<String> wanted;
    private final int rounds;
    private final List<String> beside;
    private final Figures figures = new Figures();
    private final Targets targets = new Targets(figures);

    private GatewayBenchmark(Field field, Path peer, List<String> wanted, int rounds, List<String> beside) {
        this.field = field;
        this.peer = peer;
        this.wanted = wanted;
        this.rounds = rounds;
        this.beside = beside;
    }

    /**
     * Arguments: this module's folder; which measurements, with commas between, of {@code relay}, {@code first},
     * {@code leave}, {@code idle} and {@code jobs}, or {@code all}; the number of rounds; which gateways beside Parley, of
     * {@code nginx}, {@code haproxy}, {@code npm} and {@code bare}, or {@code all}.
     */
    public static void main(String[] args) throws Exception {
        Path peer = Path.of(args[0]).toAbsolutePath().normalize().resolve("gateway-peer");
        try {
            Installed.all(peer);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        List<String> wanted = list(args[1], ALL);
        Path folder = Files.createTempDirectory("parley-gateway-benchmark");
        // The workers of a server that root started run as somebody else.
        if (!folder.toFile().setExecutable(true, false)) {
            throw new IllegalStateException("the folder " + folder + " cannot be opened to others");
        }
        try (Field field = Field.open(folder)) {
            new GatewayBenchmark(field, peer, wanted, Integer.parseInt(args[2]), list(args[3], PEERS)).run();
        }
        delete(folder);
    }

    private static List<String> list(String text, List<String> all) {
        return text.equals("all") ? all : List.of(text.split(",", -1));
    }

    private void run() throws Exception {
        long start = System.nanoTime();
        if (!wanted.equals(List.of("jobs"))) {
            gateways();
        }
        if (wanted.contains("idle")) {
            smallHeap();
        }
        if (wanted.contains("jobs")) {
            jobs();
        }
        targets.print();
        System.out.printf("The run took %d s.%n", (System.nanoTime() - start) / 1_000_000_000);
    }

    private void gateways() throws Exception {
        List<AutoCloseable> running = new ArrayList<>();
        try {
            List<Contender> contenders = start(running);
            Relaying relaying = new Relaying(field, figures);
            say("warming up");
            for (Contender contender : contenders) {
                relaying.warmUp(contender);
            }
            if (wanted.contains("relay")) {
                say("one connection");
                relaying.latencies(contenders);
                relaying.latenciesHeldToCores(contenders);
            }
            for (int round = 1; round <= rounds; round++) {
                say("round " + round + " of " + rounds);
                if (wanted.contains("relay")) {
                    relaying.round(contenders);
                }
                if (wanted.contains("first")) {
                    relaying.firstTokens(contenders);
                }
            }
            relaying.compare(contenders);
            if (wanted.contains("leave")) {
                say("callers that leave");
                new Leaving(field, figures).measure(contenders.subList(1, contenders.size()));
            }
            print();
        } finally {
            for (AutoCloseable one : running) {
                one.close();
            }
        }
    }

    /** Starts them one after the other and measures each while it is cold. */
    private List<Contender> start(List<AutoCloseable> running) throws Exception {
        Relaying relaying = new Relaying(field, figures);
        List<Contender> contenders = new ArrayList<>(List.of(field.direct()));
        figures.name(Contender.DIRECT);
        say("starting");
        relaying.warmUp(contenders.getFirst()); // the callers and the upstream get warm
        Path folder = field.folder();
        int port = field.upstreamPort();
        for (String name : beside) {
            Peers.Started started = switch (name) {
                case "nginx" -> Peers.nginx(folder, port);
                case "haproxy" -> Peers.haproxy(folder, port);
                case "npm" -> Peers.portkey(folder, peer, port);
                case "bare" -> Peers.bareEngine(port);
                default -> throw new IllegalArgumentException("no such gateway: " + name);
            };
            contenders.add(cold(relaying, running, started));
        }
        Path own = folder.resolve("parley");
        LineProcess parley = Parley.start(own, port, List.of());
        Contender relay = cold(relaying, running, new Peers.Started(Parley.ready(parley, own), parley));
        contenders.add(relay);
        contenders.add(Parley.byModel(relay));
        return contenders;
    }

    private static Contender cold(Relaying relaying, List<AutoCloseable> running, Peers.Started started)
            throws IOException, InterruptedException {
        running.add(started.end());
        relaying.cold(started.contender());
        return started.contender();
    }

    private void print() {
        if (wanted.contains("relay")) {
            figures.print(List.of(
                    Measure.ADDED_P50,
                    Measure.ADDED_P99,
                    Measure.ADDED_HELD_P50,
                    Measure.ADDED_HELD_P99,
                    Measure.REQUESTS,
                    Measure.REQUEST_CPU,
                    Measure.CHUNK_P50,
                    Measure.CHUNK_P99,
                    Measure.CHUNK_CPU,
                    Measure.COLD_CPU,
                    Measure.COLD_P99));
        }
        if (wanted.contains("first") || wanted.contains("leave")) {
            figures.print(List.of(
                    Measure.FIRST_P50,
                    Measure.ADDED_FIRST_P50,
                    Measure.ADDED_FIRST_P99,
                    Measure.CHUNKS,
                    Measure.LEFT_BUSY,
                    Measure.LEFT_BUSY_WORST,
                    Measure.LEFT_SILENT,
                    Measure.LEFT_SILENT_WORST));
        }
    }

    private void smallHeap() throws IOException, InterruptedException {
        say(IdleStreams.STREAMS + " idle streams");
        Path folder = field.folder().resolve("parley-small");
        try (LineProcess parley = Parley.start(folder, field.upstreamPort(), List.of("-Xmx" + SMALL_HEAP_MB + "m"))) {
            Contender contender = Parley.ready(parley, folder);
            targets.idle(contender.title(), IdleStreams.served(field, contender, figures));
        }
    }

    private void jobs() throws IOException, InterruptedException {
        for (boolean durable : new boolean[] {false, true}) {
            say("jobs, " + (durable ? "FULL" : "NORMAL"));
            try {
                targets.jobs(durable, new JobRates(field).measure(durable));
            } catch (IllegalStateException e) {
                System.err.println("not measured: " + e.getMessage());
            }
        }
    }

    private static void say(String what) {
        System.err.println("[" + what + "]");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
