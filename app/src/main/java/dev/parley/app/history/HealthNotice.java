package dev.parley.app.history;

import java.util.List;

/**
 * Something about what is saved that a person should know, as long as it is so.
 *
 * @param sentence what is the matter, and what is done about it
 * @param offers what the person can do, best first
 */
public record HealthNotice(Kind kind, String sentence, List<Offer> offers) {

    public HealthNotice {
        offers = List.copyOf(offers);
    }

    /** What is the matter. */
    public enum Kind {
        UNSAVED,
        READ_ONLY,
        DAMAGED,
        /** About the files of endpoints or settings. */
        FILE
    }

    /** A button: its words and what it does. */
    public record Offer(String text, Runnable command) {}
}
