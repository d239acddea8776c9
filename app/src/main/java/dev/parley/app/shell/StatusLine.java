package dev.parley.app.shell;

import dev.parley.app.control.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the left of the status bar says.
 *
 * @param word one or two words, such as {@code Waking}
 * @param sinceNanos from when its timer counts, by {@link System#nanoTime()}; {@code null}: nothing is going on
 */
public record StatusLine(Tone tone, String word, @Nullable Long sinceNanos, List<Figure> figures) {

    public StatusLine {
        figures = List.copyOf(figures);
    }

    /** A number between the words that explain it, either of which may be empty. */
    public record Figure(String before, String value, String after) {}

    /** The right of the status bar: how the bundled gateway stands; {@code address} is empty unless it runs. */
    public record Gateway(String words, String address) {}
}
