package dev.parley.app;

import dev.parley.app.shell.WindowFrame;
import dev.parley.client.store.Settings;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Puts the window where it was, as far as that place still exists, and knows where it is. */
final class StageMemory {
    static final double LEAST_WIDTH = 720;
    static final double LEAST_HEIGHT = 480;
    private static final double USUAL_WIDTH = 1280;
    private static final double USUAL_HEIGHT = 820;

    /** So much of the window must be on a screen for it to be found and dragged. */
    private static final double IN_SIGHT = 100;

    private final Stage stage;
    /** Of the window while it is neither maximised nor full screen. */
    private Settings.@Nullable Bounds normal;

    StageMemory(Stage stage) {
        this.stage = stage;
        stage.xProperty().addListener((source, before, now) -> note());
        stage.yProperty().addListener((source, before, now) -> note());
        stage.widthProperty().addListener((source, before, now) -> note());
        stage.heightProperty().addListener((source, before, now) -> note());
    }

    private void note() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            normal = new Settings.Bounds(
                    (int) stage.getX(), (int) stage.getY(), (int) stage.getWidth(), (int) stage.getHeight());
        }
    }

    /** Before the window is shown. */
    void restore(Settings settings) {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        Settings.Bounds bounds = settings.window();
        normal = bounds;
        if (bounds == null) {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(USUAL_WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(USUAL_HEIGHT, screen.getHeight()));
        } else {
            stage.setWidth(Math.max(LEAST_WIDTH, bounds.width()));
            stage.setHeight(Math.max(LEAST_HEIGHT, bounds.height()));
            if (isInSight(bounds)) {
                stage.setX(bounds.x());
                stage.setY(bounds.y());
            }
        }
        stage.setMaximized(settings.maximized());
    }

    /** Whether the top edge, which the window is dragged by, lies on a screen that is there now. */
    private static boolean isInSight(Settings.Bounds bounds) {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(screen -> bounds.y() >= screen.getMinY()
                        && bounds.y() <= screen.getMaxY() - IN_SIGHT
                        && bounds.x() + bounds.width() >= screen.getMinX() + IN_SIGHT
                        && bounds.x() <= screen.getMaxX() - IN_SIGHT);
    }

    /** {@code settings} with where the window is now. */
    Settings in(Settings settings, WindowFrame frame) {
        return settings.withWindow(normal, stage.isMaximized())
                .withPanels(
                        panel(frame.sidebarWidth().get(), frame.sidebarWanted().get()),
                        panel(frame.panelWidth().get(), frame.panelWanted().get()));
    }

    private static Settings.Panel panel(double width, boolean shown) {
        return new Settings.Panel((int) Math.round(width), shown);
    }
}
