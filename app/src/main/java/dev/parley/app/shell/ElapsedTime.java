package dev.parley.app.shell;

import java.util.Locale;

/** A time that runs, as m:ss, from an hour on h:mm:ss. */
final class ElapsedTime {
    private ElapsedTime() {}

    static String text(long nanos) {
        long seconds = Math.max(0, nanos) / 1_000_000_000L;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
