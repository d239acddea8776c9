package dev.parley.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.EndpointProfile;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads many streams at once, a virtual thread each, in a JVM of its own, and prints
 * {@code complete-streams nanoseconds cpu-nanoseconds}.
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
        CountDownLatch ended = new CountDownLatch(streams);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        try (EndpointConnector connector = EndpointConnector.builder().build()) {
            for (int i = 0; i < streams; i++) {
                Thread.ofVirtual().start(() -> {
                    try {
                        if (isComplete(connector.connect(profile).open(ChatRequest.of("x")), events)) {
                            complete.incrementAndGet();
                        }
                    } finally {
                        ended.countDown();
                    }
                });
            }
            ended.await();
            System.out.println(complete + " " + (System.nanoTime() - start) + " " + (system.getProcessCpuTime() - cpu));
        }
    }

    private static boolean isComplete(EventStream opened, int events) {
        int deltas = 0;
        StreamEvent last = null;
        try (EventStream stream = opened) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                if (event instanceof StreamEvent.TextDelta delta && delta.text().equals(ChunkServer.WORD)) {
                    deltas++;
                }
                last = event;
            }
        }
        return deltas == events && last instanceof StreamEvent.Completed;
    }
}
