package dev.parley.architecture.planted.app.chat;

import dev.parley.architecture.planted.javafx.scene.control.Button;

public final class SeesAButtonViewModel {
    public Button button() {
        return new Button();
    }
}
