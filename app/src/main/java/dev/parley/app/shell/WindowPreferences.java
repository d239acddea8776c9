package dev.parley.app.shell;

import dev.parley.client.store.Settings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the person may choose of the window's looks; views follow it at once. */
public final class WindowPreferences {
    private static final double PERCENT = 100;

    private final ObjectProperty<Settings.Theme> theme;
    private final BooleanProperty reduceMotion;
    private final DoubleProperty zoom;
    private final IntegerProperty textSize;

    public WindowPreferences(Settings settings) {
        theme = new SimpleObjectProperty<>(this, "theme", settings.theme());
        reduceMotion = new SimpleBooleanProperty(this, "reduceMotion", settings.reducedMotion());
        zoom = new SimpleDoubleProperty(this, "zoom", settings.zoomPercent() / PERCENT);
        textSize = new SimpleIntegerProperty(this, "textSize", settings.bodySize());
    }

    public ObjectProperty<Settings.Theme> theme() {
        return theme;
    }

    /** Whether things stand still whatever the system says; if not, it is as the system says. */
    public BooleanProperty reduceMotion() {
        return reduceMotion;
    }

    /** 1 is the size of the design. */
    public DoubleProperty zoom() {
        return zoom;
    }

    /** Of the text of answers in px, 12 to 18; everything in the chat follows by ratio. */
    public IntegerProperty textSize() {
        return textSize;
    }

    /** {@code settings} with what was chosen here. */
    public Settings in(Settings settings) {
        return settings.withTheme(theme.get())
                .withText((int) Math.round(zoom.get() * PERCENT), textSize.get())
                .withMotion(reduceMotion.get(), settings.stickToBottom());
    }
}
