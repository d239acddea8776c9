package dev.parley.app.shell;

/** What the person wants the window to look like. */
public enum ThemeChoice {
    /** As the system is, and changes with it. */
    SYSTEM,
    LIGHT,
    DARK
}
