package dev.parley.app;

import dev.parley.app.shell.WindowMemory;
import dev.parley.app.shell.WindowSettings;

/** Remembers nothing beyond its own life. */
final class SessionMemory implements WindowMemory {
    private WindowSettings settings = WindowSettings.FIRST;

    @Override
    public WindowSettings load() {
        return settings;
    }

    @Override
    public void save(WindowSettings now) {
        settings = now;
    }
}
