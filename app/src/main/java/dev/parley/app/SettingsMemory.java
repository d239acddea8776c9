package dev.parley.app;

import dev.parley.client.store.Settings;
import dev.parley.client.store.SettingsStore;
import dev.parley.client.store.StoreException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Saves the settings in the order of their changes, on a thread of its own: the window never waits for the disk. */
final class SettingsMemory implements AutoCloseable {
    /** For the save that is on its way when the window is gone; a disk under load takes seconds to sync. */
    private static final long PATIENCE_SECONDS = 10;

    private final SettingsStore store;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("settings").unstarted(task));
    private Settings current;

    SettingsMemory(SettingsStore store) {
        this.store = store;
        this.current = store.current();
    }

    Settings current() {
        return current;
    }

    List<String> warnings() {
        return store.warnings();
    }

    /** On the toolkit's thread. */
    void keep(UnaryOperator<Settings> change) {
        Settings now = change.apply(current);
        if (!now.equals(current)) {
            current = now;
            thread.execute(() -> save(now));
        }
    }

    private void save(Settings now) {
        try {
            store.save(now);
        } catch (StoreException e) {
            // They hold for this session, and nothing that was said is in them.
            Logger.getLogger(SettingsMemory.class.getName())
                    .log(Level.WARNING, "Settings not saved: {0}", e.getMessage());
        }
    }

    /** Waits a moment for what is still to be saved. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Logger.getLogger(SettingsMemory.class.getName()).warning("Settings not saved in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
