package dev.parley.benchmarks.gateway;

import java.util.Locale;

/** What the callers saw. */
final class LoadResult {
    private final Times answers = new Times();
    private final Times firsts = new Times();
    private final Times events = new Times();
    private long latestEnd;
    private long nanos;
    private long failed;

    /**
     * The line as the measurement reads it.
     *
     * @param seconds from the first request to the last answer
     * @param failed answers with another status than 200 or 201, cut or not complete
     * @param p50 of the whole answers, microseconds
     */
    record Figures(
            double seconds,
            long answers,
            long failed,
            double p50,
            double p99,
            long events,
            double eventP50,
            double eventP99,
            double firstP50,
            double firstP99) {

        static Figures of(String line) {
            String[] part = line.split(" ", 10);
            return new Figures(
                    Double.parseDouble(part[0]),
                    Long.parseLong(part[1]),
                    Long.parseLong(part[2]),
                    Double.parseDouble(part[3]),
                    Double.parseDouble(part[4]),
                    Long.parseLong(part[5]),
                    Double.parseDouble(part[6]),
                    Double.parseDouble(part[7]),
                    Double.parseDouble(part[8]),
                    Double.parseDouble(part[9]));
        }

        double perSecond() {
            return answers / seconds;
        }
    }

    void status(int status) {
        if (status != 200 && status != 201) {
            failed++;
        }
    }

    void answer(long took, long at) {
        answers.add(took);
        latestEnd = at;
    }

    void first(long took) {
        firsts.add(took);
    }

    void event(long took) {
        events.add(took);
    }

    void failed() {
        failed++;
    }

    long latestEnd() {
        return latestEnd;
    }

    void took(long value, long incomplete) {
        nanos = Math.max(1, value);
        failed += incomplete;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%.6f %d %d %.2f %.2f %d %.2f %.2f %.2f %.2f",
                nanos / 1e9,
                answers.count(),
                failed,
                answers.micros(0.5),
                answers.micros(0.99),
                events.count(),
                events.micros(0.5),
                events.micros(0.99),
                firsts.micros(0.5),
                firsts.micros(0.99));
    }
}
