package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Path;

/** How many jobs a second are accepted, and how many short ones are run, over HTTP and SQLite. */
final class JobRates {
    private static final int CALLERS = 64;
    private static final long WARM_UP_MS = 4_000;
    private static final long ACCEPT_MS = 5_000;
    private static final int JOBS_TO_RUN = 6_000;
    private static final long RUN_LIMIT_MS = 60_000;

    private final Field field;

    JobRates(Field field) {
        this.field = field;
    }

    /**
     * Jobs a second.
     *
     * @param run from the moment that the upstream begins to answer to the last of some thousands; 0 if they did not all run
     */
    record Rates(double accepted, double run) {}

    /** Rates of a gateway that has only this to do; its jobs find an upstream that answers at once. */
    Rates measure(boolean durable) throws IOException, InterruptedException {
        Path folder = field.folder().resolve("jobs-durable-" + durable);
        try (LineProcess gateway = Parley.startWithJobs(folder, field.upstreamPort(), durable)) {
            Contender contender = Parley.ready(gateway, folder);
            byte[] job = contender.post(
                    "/api/v1/services/" + Parley.SERVICE + "/async",
                    "{\"data\":{\"model\":\"job\",\"prompt\":\"Say hello\"},\"path\":\"" + Contender.CHAT + "\"}");
            field.upstream().say("go");
            field.run(contender, job, CALLERS, WARM_UP_MS, Long.MAX_VALUE, 0);
            awaitQuiet();
            // No job ends while jobs are accepted, or the two would share the disk.
            field.upstream().say("hold");
            double accepted = field.run(contender, job, CALLERS, ACCEPT_MS, Long.MAX_VALUE, 0)
                    .figures()
                    .perSecond();
            field.upstream().say("go");
            awaitQuiet();
            return new Rates(accepted, run(contender, job));
        }
    }

    private double run(Contender contender, byte[] job) throws IOException, InterruptedException {
        field.upstream().say("hold");
        long accepted = field.run(contender, job, CALLERS, RUN_LIMIT_MS, JOBS_TO_RUN, 0)
                .figures()
                .answers();
        field.upstream().say("go");
        long start = System.nanoTime();
        long[] seen = jobs();
        while (seen[0] < accepted && System.nanoTime() - start < RUN_LIMIT_MS * 1_000_000) {
            Thread.sleep(50);
            seen = jobs();
        }
        return seen[0] < accepted ? 0 : seen[0] * 1e9 / (seen[1] - start);
    }

    /** Waits until the queue is empty: no job has come to the upstream for a second. */
    private void awaitQuiet() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < 2 * RUN_LIMIT_MS * 1_000_000) {
            Thread.sleep(200);
            if (System.nanoTime() - Math.max(jobs()[1], start) > 1_000_000_000L) {
                return;
            }
        }
        System.err.println("the queue did not get empty");
    }

    /** How many jobs the upstream has seen since it was told to hold them, and when the last one came. */
    private long[] jobs() throws IOException, InterruptedException {
        field.upstream().say("jobs");
        String line = field.upstream().line(30);
        while (!line.startsWith("jobs ")) {
            line = field.upstream().line(30);
        }
        String[] part = line.split(" ", 3);
        return new long[] {Long.parseLong(part[1]), Long.parseLong(part[2])};
    }
}
