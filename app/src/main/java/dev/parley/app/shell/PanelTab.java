package dev.parley.app.shell;

import java.util.Locale;

/** What the right panel can show. */
public enum PanelTab {
    PARAMETERS("fth-sliders", KeyAction.PARAMETERS),
    INSPECTOR("fth-activity", KeyAction.INSPECTOR),
    CODE("fth-code", KeyAction.CODE);

    private final String icon;
    private final KeyAction key;

    PanelTab(String icon, KeyAction key) {
        this.icon = icon;
        this.key = key;
    }

    String icon() {
        return icon;
    }

    /** The key that shows and hides it. */
    public KeyAction key() {
        return key;
    }

    String textKey() {
        return "panel." + name().toLowerCase(Locale.ROOT);
    }
}
