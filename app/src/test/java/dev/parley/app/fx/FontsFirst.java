package dev.parley.app.fx;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Loads the fonts before the first test of a process that shows something, as the program does: JavaFX chooses the faces
 * that stand in for others once, and keeps to its choice.
 */
public final class FontsFirst implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        String name = context.getRequiredTestClass().getName();
        if (name.endsWith("UiTest") || name.startsWith("dev.parley.app.window.")) {
            Fonts.load();
        }
    }
}
