package dev.parley.app.notebook;

import dev.parley.client.store.NotebookStore;
import dev.parley.client.store.StoreException;
import dev.parley.client.store.StoredNotebook;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The notebook in memory, written a moment after it was changed. Thread-safe. */
public final class NotebookMemory implements AutoCloseable {
    private static final long MOMENT_MILLIS = 500;

    private final NotebookStore store;
    private final Executor delayed;
    private final Object saving = new Object();
    private @Nullable StoredNotebook unsaved;

    /** {@code background} runs what blocks for the disk. */
    public static NotebookMemory of(NotebookStore store, Executor background) {
        return new NotebookMemory(
                store, CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS, background));
    }

    /** {@code delayed} runs what blocks for the disk, after a while. */
    NotebookMemory(NotebookStore store, Executor delayed) {
        this.store = store;
        this.delayed = delayed;
    }

    StoredNotebook current() {
        return store.current();
    }

    void changed(StoredNotebook now) {
        boolean waiting;
        synchronized (this) {
            waiting = unsaved != null;
            unsaved = now;
        }
        if (!waiting) {
            delayed.execute(this::save);
        }
    }

    private void save() {
        synchronized (saving) {
            StoredNotebook now;
            synchronized (this) {
                now = unsaved;
                unsaved = null;
            }
            if (now == null) {
                return;
            }
            try {
                store.save(now);
            } catch (StoreException e) {
                // It holds for this session, and nothing that was written is in the sentence.
                Logger.getLogger(NotebookMemory.class.getName())
                        .log(Level.WARNING, "Notebook not saved: {0}", e.getMessage());
            }
        }
    }

    /** Writes what is not written yet; blocks, so not on the toolkit's thread. */
    @Override
    public void close() {
        save();
    }
}
