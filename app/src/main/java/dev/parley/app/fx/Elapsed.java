package dev.parley.app.fx;

import java.time.Duration;
import java.util.Locale;

/** A time that runs, as m:ss, from an hour on h:mm:ss. */
public final class Elapsed {
    private Elapsed() {}

    public static String text(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
