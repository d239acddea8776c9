package dev.parley.app.tour;

import java.util.List;
import java.util.Locale;

/** The steps of the tour, in their order. */
public enum TourStep {
    /** An answer with all that Markdown has, as it streams. */
    MARKDOWN(".chat-view .block-flow"),
    /** A thought and a tool call. */
    THINKING(".chat-view .tool-call", ".chat-view .reasoning"),
    /** A model that has to be started first. */
    COLD_START(".chat-view .phase", ".chat-view .block-flow"),
    /** A job that goes on by itself. */
    JOB(".job-list"),
    /** A connection that breaks in mid-answer. */
    FAULT(".chat-view .fault-buttons"),
    /** What went over the wire. */
    WIRE(".right-panel");

    @SuppressWarnings("ImmutableEnumChecker") // List.of: it cannot change
    private final List<String> places;

    TourStep(String... places) {
        this.places = List.of(places);
    }

    /** CSS selectors of what the step is about, the best first; the last node that one of them finds is pointed at. */
    List<String> places() {
        return places;
    }

    /** The key of one of its texts in this package. */
    String text(String part) {
        return "tour." + name().toLowerCase(Locale.ROOT) + "." + part;
    }
}
