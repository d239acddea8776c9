package dev.parley.app.inspector;

import java.text.NumberFormat;

/** Times and sizes as people read them. */
final class Measures {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double MINUTE = 60;

    private Measures() {}

    /** {@code 0.4 ms}, {@code 312 ms}, {@code 7.9 s}, {@code 83 s}. */
    static String span(long nanos) {
        double millis = nanos / NANOS_PER_MILLI;
        if (millis < 1) {
            return fixed(millis, 1) + " ms";
        }
        double seconds = nanos / NANOS_PER_SECOND;
        return millis < MILLIS_PER_SECOND ? fixed(millis, 0) + " ms" : fixed(seconds, seconds < MINUTE ? 1 : 0) + " s";
    }

    /** Milliseconds without their unit, to a tenth. */
    static String millis(long nanos) {
        return fixed(nanos / NANOS_PER_MILLI, 1);
    }

    /** Seconds without their unit, to a thousandth. */
    static String seconds(long nanos) {
        return fixed(nanos / NANOS_PER_SECOND, 3);
    }

    /** {@code 243 B}, {@code 118 kB}, {@code 2.4 MB}. */
    static String bytes(long size) {
        if (size < 1_000) {
            return size + " B";
        }
        double kilo = size / 1e3;
        return kilo < 1_000 ? fixed(kilo, kilo < 10 ? 1 : 0) + " kB" : fixed(size / 1e6, 1) + " MB";
    }

    static String count(long value) {
        return NumberFormat.getIntegerInstance().format(value);
    }

    /** {@code 98.2 %}. */
    static String percent(double fraction) {
        return fixed(fraction * 100, 1) + " %";
    }

    private static String fixed(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
