package dev.parley.benchmarks;

import java.io.IOException;
import java.util.List;

/** The measurements of the client, one table each. */
public final class ClientBenchmark {

    private ClientBenchmark() {}

    /**
     * Arguments: which measurements, with commas between, of {@code throughput}, {@code streams} and {@code close}, or
     * {@code all}; the number of events of the throughput's streams.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> wanted =
                args[0].equals("all") ? List.of("throughput", "streams", "close") : List.of(args[0].split(","));
        for (String name : wanted) {
            switch (name) {
                case "throughput" -> ClientThroughput.measure(Integer.parseInt(args[1]));
                case "streams" -> ManyStreams.measure();
                case "close" -> CloseTime.measure();
                default -> throw new IllegalArgumentException("no such measurement: " + name);
            }
            System.out.println();
        }
    }
}
