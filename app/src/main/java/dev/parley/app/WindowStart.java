package dev.parley.app;

import javafx.application.Platform;
import javafx.stage.Stage;

/** Opens the window and waits for its end. */
final class WindowStart {

    private WindowStart() {}

    /**
     * Returns when the window was closed.
     *
     * @return whether there was a window: there is none where the display cannot be opened
     * @throws IllegalStateException if it could not be made
     */
    static boolean run(WindowServices services) {
        PlaygroundApp app = new PlaygroundApp(services);
        try {
            Platform.startup(() -> {
                try {
                    app.start(new Stage());
                } finally {
                    app.endUnlessShown();
                }
            });
        } catch (UnsupportedOperationException noDisplay) {
            return false;
        }
        app.awaitEnd();
        return true;
    }
}
