package dev.parley.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Held by the one window that uses a folder. A second program hands over what it was asked for and ends. What a killed
 * program leaves behind locks nobody out: the lock is the operating system's.
 */
public final class InstanceLock implements AutoCloseable {
    /** The first program may have taken the lock and not be listening yet. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LockFile lock;
    private final Path folder;
    /** Empty where it cannot listen. */
    private volatile CompletableFuture<Optional<InstanceListener>> listener =
            CompletableFuture.completedFuture(Optional.empty());

    private InstanceLock(LockFile lock, Path folder) {
        this.lock = lock;
        this.folder = folder;
    }

    /**
     * Takes the lock; empty if another program has it. Whoever has it is to {@link #listen}.
     *
     * @throws StoreException if the folder cannot be used for it
     */
    public static Optional<InstanceLock> acquire(Path folder) {
        try {
            Path whole = folder.toAbsolutePath();
            new Disk().createFolder(whole);
            LockFile lock = LockFile.tryAcquire(whole.resolve(".instance.lock"), Duration.ZERO);
            return lock == null ? Optional.empty() : Optional.of(new InstanceLock(lock, whole));
        } catch (IOException e) {
            throw new StoreException(
                    "The folder " + folder + " cannot be used, because " + HistoryFiles.reason(e) + ".", e);
        }
    }

    /**
     * Begins to listen for others, on threads of its own: its secret and its socket take a while, for which others wait.
     *
     * @param onMessage gets what others hand over, on a thread of its own
     */
    public void listen(Consumer<String> onMessage) {
        listener = CompletableFuture.supplyAsync(
                () -> listening(folder, lock, onMessage),
                task -> Thread.ofPlatform().daemon().name("instance-start").start(task));
    }

    /** One that nobody could hand anything over to would only keep others waiting, so it holds no lock. */
    private static Optional<InstanceListener> listening(Path folder, LockFile lock, Consumer<String> onMessage) {
        try {
            return Optional.of(InstanceListener.start(folder, onMessage));
        } catch (IOException deaf) {
            letGo(lock);
            return Optional.empty();
        }
    }

    private static void letGo(LockFile lock) {
        try {
            lock.close();
        } catch (IOException goneWithTheProcess) {
            // The system lets go of it at the latest when the process ends.
        }
    }

    /** Gives a message to the program that holds the lock; whether it took it. Waits a few seconds at most. */
    public static boolean handOver(Path folder, String message) {
        return InstanceListener.send(folder.toAbsolutePath(), message, PATIENCE);
    }

    @Override
    public void close() {
        listener.join().ifPresent(InstanceListener::close);
        letGo(lock);
    }
}
