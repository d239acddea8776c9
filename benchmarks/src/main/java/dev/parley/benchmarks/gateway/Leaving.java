package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a caller's leaving to the end of the upstream's connection, while events flow and while nothing does. */
final class Leaving {
    private static final int TIMES = 30;
    /** After so many that were not aborted a contender is not asked again. */
    private static final int MISSES = 2;

    private static final long LIMIT_MS = 3_000;
    private static final long SETTLE_MS = 30;

    private final Field field;
    private final Figures figures;

    Leaving(Field field, Figures figures) {
        this.field = field;
        this.figures = figures;
    }

    void measure(List<Contender> contenders) throws IOException, InterruptedException {
        for (Contender contender : contenders) {
            measure(contender, "busy", Measure.LEFT_BUSY, Measure.LEFT_BUSY_WORST);
            measure(contender, "silent", Measure.LEFT_SILENT, Measure.LEFT_SILENT_WORST);
        }
    }

    private void measure(Contender contender, String model, Measure median, Measure worst)
            throws IOException, InterruptedException {
        double[] millis = new double[TIMES];
        int misses = 0;
        int times = 0;
        while (times < TIMES && misses < MISSES) {
            millis[times] = leave(contender, model);
            misses += Double.isInfinite(millis[times]) ? 1 : 0;
            times++;
        }
        Arrays.sort(millis, 0, times);
        figures.add(contender.title(), median, misses == MISSES ? Double.POSITIVE_INFINITY : millis[times / 2]);
        figures.add(contender.title(), worst, millis[times - 1]);
    }

    private double leave(Contender contender, String model) throws IOException, InterruptedException {
        field.upstream().forget();
        long left;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), contender.port())) {
            socket.getOutputStream().write(contender.stream(model, 100_000));
            if (await("came", LIMIT_MS) == null) {
                throw new IllegalStateException(contender.title() + " did not ask the upstream");
            }
            if (model.equals("busy")) {
                socket.getInputStream().readNBytes(1_000);
            }
            Thread.sleep(SETTLE_MS); // a caller leaves at no moment in particular
            left = System.nanoTime();
        }
        String gone = await("gone", LIMIT_MS);
        return gone == null
                ? Double.POSITIVE_INFINITY
                : (Long.parseLong(gone.substring("gone ".length())) - left) / 1e6;
    }

    private @Nullable String await(String word, long millis) throws InterruptedException {
        String line = field.upstream().poll(millis);
        while (line != null && !line.startsWith(word)) {
            line = field.upstream().poll(millis);
        }
        return line;
    }
}
