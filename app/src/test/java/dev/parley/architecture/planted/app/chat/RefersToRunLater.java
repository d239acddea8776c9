package dev.parley.architecture.planted.app.chat;

import dev.parley.architecture.planted.javafx.application.Platform;
import java.util.concurrent.Executor;

public final class RefersToRunLater {
    public Executor executor() {
        return Platform::runLater;
    }
}
