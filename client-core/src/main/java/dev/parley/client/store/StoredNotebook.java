package dev.parley.client.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notebook as it was left.
 *
 * @param caret where it stood, in UTF-16 units from the start of the text
 * @param made what of the text a model wrote, in order
 * @param profileId where it was written; {@code null}: nowhere yet
 * @param model {@code null}: the profile's
 * @param fill whether the text after the caret is sent too, where the protocol has a place for it
 * @param monospaced how the text is shown
 */
public record StoredNotebook(
        String text,
        int caret,
        List<Range> made,
        @Nullable String profileId,
        @Nullable String model,
        boolean fill,
        boolean monospaced) {

    /** Nothing written. */
    public static final StoredNotebook EMPTY = new StoredNotebook("", 0, List.of(), null, null, true, false);

    /** Some of the text, from {@code from} (inclusive) to {@code to} (exclusive), in UTF-16 units. */
    public record Range(int from, int to) {}

    public StoredNotebook {
        made = List.copyOf(made);
    }
}
