package dev.parley.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;

/**
 * One contender in a JVM of its own: reads the stream some times to get warm, once more to be measured, and prints
 * {@code nanoseconds cpu-nanoseconds allocated-bytes}. CPU time and bytes are the whole process's: reader, compiler and
 * collector.
 */
final class ClientRun {

    private ClientRun() {}

    /** Arguments: contender, base URL, events in a stream, warm-up streams. */
    @SuppressWarnings("SystemExitOutsideMain") // some contenders leave threads running that nobody can end
    public static void main(String[] args) throws Exception {
        Contender contender = Contender.valueOf(args[0]);
        URI base = URI.create(args[1]);
        int events = Integer.parseInt(args[2]);
        int warmUps = Integer.parseInt(args[3]);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        ThroughputClient.Read expected = contender.expected(events);
        try (ThroughputClient client = contender.client()) {
            for (int i = 0; i < warmUps; i++) {
                check(client.read(base), expected);
            }
            long allocated = threads.getTotalThreadAllocatedBytes();
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            check(client.read(base), expected);
            long nanos = System.nanoTime() - start;
            cpu = system.getProcessCpuTime() - cpu;
            System.out.println(nanos + " " + cpu + " " + (threads.getTotalThreadAllocatedBytes() - allocated));
        }
        System.exit(0);
    }

    private static void check(ThroughputClient.Read read, ThroughputClient.Read expected) {
        if (!read.equals(expected)) {
            throw new IllegalStateException("expected " + expected + " and got " + read);
        }
    }
}
