package dev.parley.app.shell;

import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Large type on the whole screen, for people who sit far from it. Nothing of it is remembered: the next start is as the
 * person set it, also after a crash in the middle of a talk.
 */
public final class PresenterMode {
    /** Body text of 15 px becomes 21 px, which a full room can read on a projector of 1080 lines. */
    private static final double LARGER = 1.4;

    private final BooleanProperty on = new SimpleBooleanProperty(this, "on");
    private final Supplier<@Nullable Window> window;
    private boolean wasFullScreen;

    public PresenterMode(WindowFrame frame, ZoomPane zoom, Supplier<@Nullable Window> window) {
        this.window = window;
        on.addListener((source, before, now) -> {
            zoom.boost().set(now ? LARGER : 1);
            frame.sidebarAside().set(now);
            fill(now);
        });
    }

    public BooleanProperty on() {
        return on;
    }

    public void toggle() {
        on.set(!on.get());
    }

    private void fill(boolean screen) {
        if (window.get() instanceof Stage stage) {
            if (screen) {
                wasFullScreen = stage.isFullScreen();
                // Esc stops an answer; it is not to end the talk as well.
                stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
                stage.setFullScreenExitHint("");
            }
            stage.setFullScreen(screen || wasFullScreen);
        }
    }
}
