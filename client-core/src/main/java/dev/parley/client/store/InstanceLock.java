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
    /** Empty where it cannot listen. */
    private final CompletableFuture<Optional<InstanceListener>> listener;

    private InstanceLock(LockFile lock, CompletableFuture<Optional<InstanceListener>> listener) {
        this.lock = lock;
        this.listener = listener;
    }

    /**
     * Takes the lock, and begins to listen for others on a thread of its own: its secret and its socket take longer than
     * all else here, and others wait for a while. Empty if another program has it.
     *
     * @param onMessage gets what others hand over, on a thread of its own
     * @throws StoreException if the folder cannot be used for it
     */
    public static Optional<InstanceLock> acquire(Path folder, Consumer<String> onMessage) {
        try {
            Path whole = folder.toAbsolutePath();
            new Disk().createFolder(whole);
            LockFile lock = LockFile.tryAcquire(whole.resolve(".instance.lock"), Duration.ZERO);
            if (lock == null) {
                return Optional.empty();
            }
            return Optional.of(new InstanceLock(
                    lock,
                    CompletableFuture.supplyAsync(
                            () -> listening(whole, lock, onMessage),
                            task -> Thread.ofPlatform()
                                    .daemon()
                                    .name("instance-start")
                                    .start(task))));
        } catch (IOException e) {
            throw new StoreException(
                    "The folder " + folder + " cannot be used, because " + HistoryFiles.reason(e) + ".", e);
        }
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
