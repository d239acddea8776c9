package dev.parley.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;

/**
 * One contender in a JVM of its own: reads the stream some times to get warm, once more to be measured, and prints
 * {@code nanoseconds cpu-nanoseconds}. The CPU time is the whole process's: reader, compiler and collector.
 */
final class ClientRun {

    private ClientRun() {}

    /** Arguments: contender, base URL, events in a stream, warm-up streams. */
    @SuppressWarnings("SystemExitOutsideMain") // some contenders leave threads running that nobody can end
    public static void main(String[] args) throws Exception {
        Contender contender = Contender.valueOf(args[0]);
        URI base = URI.create(args[1]);
        long events = Long.parseLong(args[2]);
        int warmUps = Integer.parseInt(args[3]);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (ThroughputClient client = contender.client()) {
            for (int i = 0; i < warmUps; i++) {
                check(client.read(base), events);
            }
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            check(client.read(base), events);
            long nanos = System.nanoTime() - start;
            System.out.println(nanos + " " + (system.getProcessCpuTime() - cpu));
        }
        System.exit(0);
    }

    private static void check(ThroughputClient.Read read, long events) {
        if (read.deltas() != events || read.characters() != events * ChunkServer.WORD.length()) {
            throw new IllegalStateException("expected " + events + " deltas and got " + read);
        }
    }
}
