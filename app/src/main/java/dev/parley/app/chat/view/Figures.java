package dev.parley.app.chat.view;

import java.text.NumberFormat;
import java.util.Locale;

/** Figures as people read them. */
final class Figures {

    private Figures() {}

    /** A time that runs or was learned: {@code m:ss}, with hours once there are some. */
    static String clock(long millis) {
        long seconds = Math.max(0, millis) / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** A time that was measured, with a unit: {@code 312 ms}, {@code 7.9 s}, {@code 1:12}. */
    static String span(long millis) {
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis < 60_000 ? decimal(millis / 1000.0) + " s" : clock(millis);
    }

    /** The same in seconds from the first tenth on: {@code 0.2 s}. */
    static String seconds(long millis) {
        return millis < 60_000 ? decimal(millis / 1000.0) + " s" : clock(millis);
    }

    static String count(long value) {
        return NumberFormat.getIntegerInstance().format(value);
    }

    static String decimal(double value) {
        NumberFormat format = NumberFormat.getNumberInstance();
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    /** A size in bytes: {@code 114 B}, {@code 4.0 kB}. */
    static String bytes(long size) {
        return size < 1000 ? size + " B" : decimal(size / 1000.0) + " kB";
    }
}
