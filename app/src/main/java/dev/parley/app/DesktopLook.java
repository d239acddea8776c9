package dev.parley.app;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/**
 * What the desktop asks of the look of its programs; both may change while the window is open.
 *
 * @param colors light or dark
 * @param reducedMotion whether nothing should slide
 */
record DesktopLook(ObservableValue<ColorScheme> colors, ObservableValue<Boolean> reducedMotion) {

    /** Of this computer; on the toolkit's thread. */
    static DesktopLook ofSystem() {
        Platform.Preferences system = Platform.getPreferences();
        return new DesktopLook(system.colorSchemeProperty(), system.reducedMotionProperty());
    }
}
