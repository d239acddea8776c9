package dev.parley.benchmarks.gateway;

import dev.parley.benchmarks.ProcessFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The upstream, the callers and a folder: what every measurement needs. */
final class Field implements AutoCloseable {
    private static final long START_SECONDS = 30;
    private static final long MORE_SECONDS = 30;

    private final Path folder;
    private final LineProcess upstream;
    private final int upstreamPort;
    private final LineProcess load;

    /**
     * A measurement by the callers.
     *
     * @param cpuMicros of the gateway, for all of it; 0 without a gateway
     */
    record Run(LoadResult.Figures figures, double cpuMicros) {}

    private Field(Path folder, LineProcess upstream, LineProcess load) throws InterruptedException {
        this.folder = folder;
        this.upstream = upstream;
        this.upstreamPort = Integer.parseInt(upstream.line(START_SECONDS));
        this.load = load;
    }

    static Field open(Path folder) throws IOException, InterruptedException {
        List<String> small = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmn48m");
        return new Field(folder, LineProcess.java(small, Upstream.class), LineProcess.java(small, Load.class));
    }

    Path folder() {
        return folder;
    }

    LineProcess upstream() {
        return upstream;
    }

    int upstreamPort() {
        return upstreamPort;
    }

    Contender direct() {
        return new Contender(Contender.DIRECT, null, upstreamPort, Contender.CHAT, List.of());
    }

    LineProcess load() {
        return load;
    }

    /** Connections that send one request after the other for a while. */
    Run requests(Contender to, int connections, long millis) throws IOException, InterruptedException {
        return run(to, to.whole(), connections, millis, Long.MAX_VALUE, 0);
    }

    /**
     * Sends a request again and again.
     *
     * @param millis how long new ones are sent
     * @param requests how many at most
     * @param spread milliseconds in which the connections begin
     */
    Run run(Contender to, byte[] request, int connections, long millis, long requests, long spread)
            throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("request"), request);
        double before = cpu(to);
        load.say(to.port() + " " + connections + " " + millis + " " + requests + " " + spread + " " + file);
        LoadResult.Figures figures = LoadResult.Figures.of(load.line(millis / 1_000 + MORE_SECONDS));
        Run run = new Run(figures, (cpu(to) - before) * 1e6);
        if (figures.failed() > 0) {
            System.err.println(to.title() + ": " + figures.failed() + " of " + (figures.answers() + figures.failed())
                    + " requests failed");
        }
        return run;
    }

    private static double cpu(Contender contender) throws IOException {
        return contender.process() == null ? 0 : ProcessFigures.cpuSeconds(contender.process());
    }

    @Override
    public void close() {
        load.close();
        upstream.close();
    }
}
