package dev.parley.app.shell;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the window.
 *
 * @param bounds {@code null} before the first start ended
 * @param zoom 1 is the size of the design
 * @param sendWithCtrl whether Ctrl+Enter sends, and Enter alone begins a line
 * @param lastChat the chat that was open; {@code null}: a new one
 */
public record WindowSettings(
        @Nullable Bounds bounds,
        boolean maximised,
        boolean sidebar,
        double sidebarWidth,
        ThemeChoice theme,
        MotionChoice motion,
        double zoom,
        boolean sendWithCtrl,
        @Nullable String lastChat) {

    /** Of a first start. */
    public static final WindowSettings FIRST = new WindowSettings(
            null,
            false,
            true,
            FramePlan.SIDEBAR_USUAL,
            ThemeChoice.SYSTEM,
            MotionChoice.SYSTEM,
            1,
            false,
            null);

    /** On the screen, in its logical pixels, without the frame that the system draws. */
    public record Bounds(double x, double y, double width, double height) {}
}
