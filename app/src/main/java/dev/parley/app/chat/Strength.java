package dev.parley.app.chat;

import java.util.Locale;

/** What the bundled demo shows of Parley at one press: no network, no key, the same each time. */
public enum Strength {
    /** Headings, tables, code and formulas, as they stream. */
    MARKDOWN("fth-align-left"),
    /** A thought before the answer. */
    REASONING("fth-loader"),
    /** A call of a function, in fragments. */
    TOOL_CALL("fth-tool"),
    /** A model that has to be started first. */
    COLD_START("fth-clock"),
    /** A job that is accepted at once and polled. */
    JOB("fth-layers"),
    /** A connection that breaks in mid-answer. */
    FAULT("fth-shield");

    private final String icon;

    Strength(String icon) {
        this.icon = icon;
    }

    /** The code of a Feather icon. */
    public String icon() {
        return icon;
    }

    /** The key of one of its texts in this package. */
    public String text(String part) {
        return "strength." + name().toLowerCase(Locale.ROOT) + "." + part;
    }
}
