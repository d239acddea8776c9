package dev.parley.app.shell.settings;

import java.util.Locale;

/** The sections of the settings, in their order. */
public enum SettingsSection {
    GENERAL("fth-home"),
    APPEARANCE("fth-monitor"),
    PROFILES("fth-server"),
    SHORTCUTS("fth-command"),
    NETWORK("fth-globe"),
    DATA("fth-database"),
    PRIVACY("fth-shield"),
    ABOUT("fth-info");

    private final String icon;

    SettingsSection(String icon) {
        this.icon = icon;
    }

    String icon() {
        return icon;
    }

    /** The key of its name in the texts of this package. */
    public String textKey() {
        return "section." + name().toLowerCase(Locale.ROOT);
    }
}
