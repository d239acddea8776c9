package dev.parley.app.control;

import java.util.Locale;

/** What the colour of a dot says; the word beside it says the same. */
public enum Tone {
    /** A ring: stopped, offline, nothing chosen. */
    OFF,
    ACCENT,
    SUCCESS,
    WARNING,
    DANGER;

    /** The style class; {@code off} has no rule of its own. */
    public String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
