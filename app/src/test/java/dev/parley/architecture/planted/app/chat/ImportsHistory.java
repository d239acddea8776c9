package dev.parley.architecture.planted.app.chat;

import dev.parley.architecture.planted.app.history.History;

public final class ImportsHistory {
    public Class<?> imported() {
        return History.class;
    }
}
