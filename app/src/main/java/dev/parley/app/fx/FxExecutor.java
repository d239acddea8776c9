package dev.parley.app.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Runs tasks on the toolkit's thread: at once if called on it, else as soon as it comes to them. */
public final class FxExecutor implements Executor {

    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}
