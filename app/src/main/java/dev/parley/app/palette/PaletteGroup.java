package dev.parley.app.palette;

import java.util.Locale;

/** What kind of thing an entry is, in the order in which they are shown when nothing is typed. */
public enum PaletteGroup {
    /** What was run last; only when nothing is typed. */
    RECENT,
    ACTIONS,
    CHATS,
    PROFILES,
    PROMPTS,
    SETTINGS;

    /** The key of its text. */
    String textKey() {
        return "group." + name().toLowerCase(Locale.ROOT);
    }
}
