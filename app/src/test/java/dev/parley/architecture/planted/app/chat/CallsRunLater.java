package dev.parley.architecture.planted.app.chat;

import dev.parley.architecture.planted.javafx.application.Platform;

public final class CallsRunLater {
    public void later(Runnable task) {
        Platform.runLater(task);
    }
}
