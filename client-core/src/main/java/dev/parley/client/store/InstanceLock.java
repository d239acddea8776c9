package dev.parley.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Held by the one window that uses a folder. A second program hands over what it was asked for and ends. What a killed
 * program leaves behind locks nobody out: the lock is the operating system's.
 */
public final class InstanceLock implements AutoCloseable {
    /** The first program may have taken the lock and not be listening yet. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LockFile lock;
    private final InstanceListener listener;

    private InstanceLock(LockFile lock, InstanceListener listener) {
        this.lock = lock;
        this.listener = listener;
    }

    /**
     * Takes the lock and listens for others; empty if another program has it.
     *
     * @param onMessage gets what others hand over, on a thread of its own
     * @throws StoreException if the folder cannot be used for it
     */
    public static Optional<InstanceLock> acquire(Path folder, Consumer<String> onMessage) {
        try {
            new Disk().createFolder(folder.toAbsolutePath());
            LockFile lock = LockFile.tryAcquire(folder.toAbsolutePath().resolve(".instance.lock"), Duration.ZERO);
            return lock == null ? Optional.empty() : Optional.of(listening(folder, lock, onMessage));
        } catch (IOException e) {
            throw new StoreException(
                    "The folder " + folder + " cannot be used, because " + HistoryFiles.reason(e) + ".", e);
        }
    }

    private static InstanceLock listening(Path folder, LockFile lock, Consumer<String> onMessage) throws IOException {
        boolean done = false;
        try {
            InstanceLock held = new InstanceLock(lock, InstanceListener.start(folder.toAbsolutePath(), onMessage));
            done = true;
            return held;
        } finally {
            if (!done) {
                lock.close();
            }
        }
    }

    /** Gives a message to the program that holds the lock; whether it took it. Waits a few seconds at most. */
    public static boolean handOver(Path folder, String message) {
        return InstanceListener.send(folder.toAbsolutePath(), message, PATIENCE);
    }

    @Override
    public void close() {
        listener.close();
        try {
            lock.close();
        } catch (IOException goneWithTheProcess) {
            // The system lets go of it at the latest when the process ends.
        }
    }
}
