package dev.parley.client.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Held by one writer at a time, over all processes. The lock lies on a file of its own beside the data, because the data
 * file is replaced and a lock would stay with the old one.
 */
final class LockFile implements AutoCloseable {
    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @throws IOException if another writer kept it for all of {@code patience}, or the file cannot be made
     */
    static LockFile acquire(Path file, Duration patience) throws IOException {
        LockFile lock = tryAcquire(file, patience);
        if (lock == null) {
            throw new IOException("another program is writing to the same folder");
        }
        return lock;
    }

    /**
     * Waits for the lock; {@code null} if another writer kept it for all of {@code patience}.
     *
     * @throws IOException if the file cannot be made
     */
    static @Nullable LockFile tryAcquire(Path file, Duration patience) throws IOException {
        EnumSet<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(file, options, Disk.onlyUser(file, "rw-------"));
        boolean held = false;
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            while (tryLock(channel) == null) {
                if (System.nanoTime() > deadline) {
                    return null;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            held = true;
            return new LockFile(channel);
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException otherThread) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
