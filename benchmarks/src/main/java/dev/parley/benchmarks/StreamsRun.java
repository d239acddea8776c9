package dev.parley.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.EndpointProfile;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads many streams at once, a virtual thread each, in a JVM of its own, and prints
 * {@code complete-streams nanoseconds cpu-nanoseconds events-a-second}, the last of the median stream, between its first and
 * its last event.
 */
final class StreamsRun {

    private StreamsRun() {}

    /** Arguments: base URL, streams, events in each. */
    public static void main(String[] args) throws InterruptedException {
        EndpointProfile profile =
                EndpointProfile.builder("benchmark", URI.create(args[0])).build();
        int streams = Integer.parseInt(args[1]);
        int events = Integer.parseInt(args[2]);
        AtomicInteger complete = new AtomicInteger();
        ConcurrentLinkedQueue<Double> paces = new ConcurrentLinkedQueue<>();
        CountDownLatch ended = new CountDownLatch(streams);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        try (EndpointConnector connector = EndpointConnector.builder().build()) {
            for (int i = 0; i < streams; i++) {
                Thread.ofVirtual().start(() -> {
                    try {
                        if (isComplete(connector.connect(profile).open(ChatRequest.of("x")), events, paces)) {
                            complete.incrementAndGet();
                        }
                    } finally {
                        ended.countDown();
                    }
                });
            }
            ended.await();
            long took = System.nanoTime() - start;
            List<Double> sorted = paces.stream().sorted().toList();
            double median = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
            System.out.println(complete + " " + took + " " + (system.getProcessCpuTime() - cpu) + " " + median);
        }
    }

    private static boolean isComplete(EventStream opened, int events, Queue<Double> paces) {
        int deltas = 0;
        long first = 0;
        long latest = 0;
        StreamEvent last = null;
        try (EventStream stream = opened) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                if (event instanceof StreamEvent.TextDelta delta && delta.text().equals(ChunkServer.WORD)) {
                    deltas++;
                    latest = System.nanoTime();
                    first = deltas == 1 ? latest : first;
                }
                last = event;
            }
        }
        paces.add((deltas - 1) * 1e9 / (latest - first));
        return deltas == events && last instanceof StreamEvent.Completed;
    }
}
