package dev.parley.app.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the person may choose of the window's looks and keys; views follow it at once. */
public final class WindowPreferences {
    private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(this, "theme", ThemeChoice.SYSTEM);
    private final ObjectProperty<MotionChoice> motion = new SimpleObjectProperty<>(this, "motion", MotionChoice.SYSTEM);
    private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
    private final BooleanProperty sendWithCtrl = new SimpleBooleanProperty(this, "sendWithCtrl");

    public WindowPreferences(WindowSettings settings) {
        theme.set(settings.theme());
        motion.set(settings.motion());
        zoom.set(settings.zoom());
        sendWithCtrl.set(settings.sendWithCtrl());
    }

    public ObjectProperty<ThemeChoice> theme() {
        return theme;
    }

    public ObjectProperty<MotionChoice> motion() {
        return motion;
    }

    public DoubleProperty zoom() {
        return zoom;
    }

    /** Whether Ctrl+Enter sends, and Enter alone begins a line. */
    public BooleanProperty sendWithCtrl() {
        return sendWithCtrl;
    }
}
