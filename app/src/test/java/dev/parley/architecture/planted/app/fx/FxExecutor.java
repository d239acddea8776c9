package dev.parley.architecture.planted.app.fx;

import dev.parley.architecture.planted.javafx.application.Platform;
import java.util.concurrent.Executor;

/** Keeps the rules: this class may switch threads. */
public final class FxExecutor implements Executor {
    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }
}
